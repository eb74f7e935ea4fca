import type { RequestInput } from '../../api/types.ts'

export type Field = keyof RequestInput
/** A field that both sides changed, each in its own way. */
export interface Conflict { field: Field; mine: unknown; theirs: unknown }
export interface Merge { merged: RequestInput; conflicts: Conflict[]; taken: Field[] }

/**
 * What becomes of a request that was changed here and elsewhere since `base`. A field changed on one side only takes that
 * change; one changed on both keeps mine and is named as a conflict, so that nothing is lost. Decisions are merged one by
 * one, since two people often decide about different concepts.
 */
export function mergeRequests(base: RequestInput, mine: RequestInput, theirs: RequestInput): Merge {
  const merged: Record<string, unknown> = { ...mine }
  const conflicts: Conflict[] = []
  const taken: Field[] = []
  for (const field of new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]) as Set<Field>) {
    const [was, here, there] = [base[field], mine[field], theirs[field]]
    if (same(here, there) || same(was, there)) continue
    if (field === 'decisions') {
      merged[field] = mergeDecisions(base.decisions ?? [], mine.decisions ?? [], theirs.decisions ?? [])
      taken.push(field)
    } else if (same(was, here)) {
      merged[field] = there
      taken.push(field)
    } else {
      conflicts.push({ field, mine: here, theirs: there })
    }
  }
  return { merged: merged as unknown as RequestInput, conflicts, taken }
}

type Decisions = NonNullable<RequestInput['decisions']>

/** Mine where I decided something since; else theirs. */
function mergeDecisions(base: Decisions, mine: Decisions, theirs: Decisions): Decisions {
  const of = (list: Decisions, concept: string): Decisions[number] | undefined => list.find(d => d.concept === concept)
  const concepts = [...new Set([...theirs, ...mine].map(d => d.concept))]
  return concepts.flatMap(concept => {
    const chosen = same(of(base, concept), of(mine, concept)) ? of(theirs, concept) : of(mine, concept)
    return chosen === undefined ? [] : [chosen]
  })
}

/** Whether two values say the same; absent, null, empty text and empty list are the same nothing. */
export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b))
}

function normal(value: unknown): unknown {
  if (value === undefined || value === null || value === '' || value === false || (Array.isArray(value) && value.length === 0)) return null
  if (Array.isArray(value)) return value.map(normal)
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, v]) => [key, normal(v)] as const).filter(([, v]) => v !== null).sort(([x], [y]) => (x < y ? -1 : 1))
    return entries.length === 0 ? null : Object.fromEntries(entries)
  }
  return value
}
