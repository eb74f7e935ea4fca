import { KINDS, type Kind, type Manager, type Strength, type Understood } from '../../api/types.ts'

export interface Held { concept: string; strength: Strength; quote: string }

/** How strongly a profile shows what it holds: in a verified assignment, in a stated one, or in the own words only. */
export function strengthOf(item: Understood, manager: Pick<Manager, 'assignments'>): Strength {
  const assignments = item.evidence.flatMap(e => manager.assignments.filter(a => a.id === e.assignment))
  if (assignments.some(a => a.verification.status === 'verified')) return 'verified'
  return assignments.length > 0 || item.evidence.some(e => e.assignment !== undefined) ? 'stated' : 'claimed'
}

const ORDER: Record<Strength, number> = { verified: 0, stated: 1, claimed: 2 }

/** What a profile holds, by kind, the strongest evidence first; what is negated or removed is not held. */
export function heldByKind(manager: Pick<Manager, 'assignments' | 'understood'>): Map<Kind, Held[]> {
  return new Map(KINDS.map(kind => [kind, manager.understood
    .filter(item => item.kind === kind && item.status !== 'removed' && !(item.evidence.length > 0 && item.evidence.every(e => e.negated === true)))
    .map(item => ({ concept: item.concept, strength: strengthOf(item, manager), quote: item.evidence[0]?.quote ?? '' }))
    .sort((a, b) => ORDER[a.strength] - ORDER[b.strength])]))
}
