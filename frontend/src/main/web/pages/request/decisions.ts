import type { Decision, Importance, Kind, Understood } from '../../api/types.ts'
import { kindOf } from './marks.ts'

/** Requests and profiles alike: what people decided about concepts. */
type Decided = { decisions?: Decision[] }

/** What was understood as it stands after decisions that the server may not know yet. */
export function understoodNow(understood: readonly Understood[], decisions: readonly Decision[]): Understood[] {
  const decided = new Map(decisions.map(d => [d.concept, d]))
  const known = understood.flatMap((item): Understood[] => {
    const decision = decided.get(item.concept)
    decided.delete(item.concept)
    if (decision !== undefined) return [{ ...item, status: decision.decision, importance: decision.importance ?? 'wish' }]
    // A decision that was taken back leaves what the text says; what no text says goes.
    if (item.status === 'proposed' || item.evidence.some(e => e.negated === true)) return [item]
    return item.evidence.length === 0 ? [] : [{ ...item, status: 'proposed', importance: 'wish' }]
  })
  const added = [...decided.values()].filter(d => d.decision === 'confirmed')
  return [...known, ...added.map((d): Understood => ({ concept: d.concept, kind: kindOf(d.concept), status: 'confirmed', importance: d.importance ?? 'wish', confidence: 1, evidence: [] }))]
}

/** The decisions with one more about a concept; an earlier one about it gives way. */
export function decide(input: Decided, concept: string, decision: Decision['decision'], importance?: Importance): Decision[] {
  const others = (input.decisions ?? []).filter(d => d.concept !== concept)
  return [...others, importance === undefined ? { concept, decision } : { concept, decision, importance }]
}

export function takeBack(input: Decided, concept: string): Decision[] {
  return (input.decisions ?? []).filter(d => d.concept !== concept)
}

/** Those of one kind that count, and how many of all that count a person has confirmed. */
export function asked(understood: readonly Understood[], kind?: Kind): Understood[] {
  return understood.filter(item => item.status !== 'removed' && (kind === undefined || item.kind === kind))
}
