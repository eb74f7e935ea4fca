import type { Criterion, CriterionName, Evidence, Pair, Strength } from '../../api/types.ts'

/** What a sentence about a match says: where it is strong, where it loses points, what is not known. */
export interface Analysis {
  strong: CriterionName[]
  lost: { criterion: CriterionName; points: number }[]
  unknown: { criterion: CriterionName; points: number }[]
  notAsked: CriterionName[]
}

/** Less than this, in points, is not worth a word. */
const WORTH_SAYING = 0.1
/** From this weight on a criterion can be called a strength. */
const HEAVY = 10

export function analyse(criteria: readonly Criterion[]): Analysis {
  const asked = criteria.filter(c => c.weight > 0 && c.reason.kind !== 'notAsked')
  const lostOf = (c: Criterion): number => c.weight - c.points - c.unknown
  const lost = asked.map(c => ({ criterion: c.criterion, points: lostOf(c) })).filter(c => c.points >= WORTH_SAYING).sort((a, b) => b.points - a.points)
  // Light criteria are easy to satisfy in full; strength is said of those that carry weight.
  const strong = asked.filter(c => c.weight >= HEAVY && c.points / c.weight >= 0.7).sort((a, b) => b.points / b.weight - a.points / a.weight || b.weight - a.weight).slice(0, 2).map(c => c.criterion)
  return {
    strong,
    lost: lost.filter(l => !strong.includes(l.criterion)).slice(0, 2),
    unknown: asked.filter(c => c.unknown >= WORTH_SAYING).map(c => ({ criterion: c.criterion, points: c.unknown })).sort((a, b) => b.points - a.points),
    notAsked: criteria.filter(c => c.weight > 0 && c.reason.kind === 'notAsked').map(c => c.criterion),
  }
}

const EXPERIENCE: readonly CriterionName[] = ['situation', 'function', 'expertise', 'industry']

/** Whether every point comes from time, rate and place although experience is asked: see ADR 13. */
export function practicalOnly(criteria: readonly Criterion[]): boolean {
  const asked = criteria.filter(c => EXPERIENCE.includes(c.criterion) && c.weight > 0 && c.reason.kind !== 'notAsked')
  return asked.length > 0 && asked.every(c => c.points === 0)
}

const STRENGTH: Record<Strength, number> = { verified: 1, stated: 0.85, claimed: 0.5 }

/** The evidence to name first: the strongest of each criterion, heaviest criteria first, nothing twice. */
export function topEvidence(criteria: readonly Criterion[], most: number): { index: number; evidence: Evidence }[] {
  const worth = (e: Evidence): number => e.relatedness * STRENGTH[e.strength] * e.recency * e.confidence
  const seen = new Set<string>()
  const queues = criteria.map((c, i) => ({ index: i + 1, items: [...c.evidence].sort((a, b) => worth(b) - worth(a)) }))
  const found: { index: number; evidence: Evidence }[] = []
  for (let round = 0; found.length < most && queues.some(q => q.items.length > round); round++) {
    for (const queue of queues) {
      const evidence = queue.items[round]
      if (evidence === undefined || seen.has(evidence.held) || found.length === most) continue
      seen.add(evidence.held)
      found.push({ index: queue.index, evidence })
    }
  }
  return found
}

/** One mark for each thing held, however many of the concepts asked it answers. */
export function distinctEvidence(evidence: readonly Evidence[]): Evidence[] {
  const seen = new Set<string>()
  return evidence.filter(e => {
    const key = `${e.held} ${e.assignment ?? ''}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

/** 2024–25, 2024, or 1999–2003: the years of an assignment; open ended with a dash. */
export function years(from: string | undefined, to: string | undefined): string {
  if (from === undefined) return ''
  const first = from.slice(0, 4)
  if (to === undefined) return `${first}–`
  const last = to.slice(0, 4)
  if (first === last) return first
  return `${first}–${first.slice(0, 2) === last.slice(0, 2) ? last.slice(2) : last}`
}

/** Neighbours in a ranking closer than this many points are told apart by little. */
export const CLOSE_POINTS = 1

/** Places next to each other with hardly any distance, closest first. */
export function closePlaces(candidates: readonly { rank: number; score: number }[], most = 3): { first: number; second: number; apart: number }[] {
  return candidates.slice(1)
    .map((candidate, i) => ({ first: candidates[i]!.rank, second: candidate.rank, apart: candidates[i]!.score - candidate.score }))
    .filter(pair => pair.apart < CLOSE_POINTS)
    .sort((a, b) => a.apart - b.apart)
    .slice(0, most)
    .sort((a, b) => a.first - b.first)
}

/** Days free of those asked, where the calendar is known. */
export function daysOf(pair: Pair): { free: number; asked: number; confirmedOn: string | undefined } | undefined {
  const reason = pair.criteria.find(c => c.criterion === 'availability')?.reason
  if (reason?.kind !== 'availability' || reason.daysFree === undefined || reason.daysAsked === undefined) return undefined
  return { free: reason.daysFree, asked: reason.daysAsked, confirmedOn: reason.confirmedOn }
}
