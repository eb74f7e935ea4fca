import type { Kind, TextConcept, Understood } from '../../api/types.ts'

/** A passage of a text that was understood. Offsets are UTF-16, the end exclusive. */
export interface Mark { start: number; end: number; concept: string; negated: boolean }
export interface Segment { text: string; mark: Mark | undefined }

/** Which of the seven criteria a concept counts for. */
export const CRITERION_OF: Record<Kind, 1 | 2 | 3 | 4> = { situation: 1, function: 2, skill: 3, industry: 4 }

export function kindOf(concept: string): Kind {
  const kind = concept.slice(0, concept.indexOf('.'))
  return kind === 'situation' || kind === 'function' || kind === 'industry' ? kind : 'skill'
}

/** Passages of one field, from what the server understood; what a person removed is no longer marked. */
export function marksOf(understood: readonly Understood[], field: string): Mark[] {
  return understood.flatMap(item => item.evidence.flatMap(e => {
    if (e.field !== field || e.start === undefined || e.end === undefined) return []
    const negated = e.negated === true
    return item.status === 'removed' && !negated ? [] : [{ start: e.start, end: e.end, concept: item.concept, negated }]
  }))
}

export function marksOfConcepts(concepts: readonly TextConcept[], removed: ReadonlySet<string>): Mark[] {
  return concepts.filter(c => c.negated || !removed.has(c.id)).map(c => ({ start: c.start, end: c.end, concept: c.id, negated: c.negated }))
}

/**
 * A text cut at its marks. Marks outside the text are dropped; where some overlap the shortest stands, so that a word that
 * names something shows inside a sentence that tells of something else.
 */
export function segmentsOf(text: string, marks: readonly Mark[]): Segment[] {
  const inside = marks.filter(mark => mark.start >= 0 && mark.end <= text.length && mark.start < mark.end)
  const shortestFirst = [...inside].sort((a, b) => (a.end - a.start) - (b.end - b.start) || a.start - b.start)
  const cuts = [...new Set([0, text.length, ...inside.flatMap(mark => [mark.start, mark.end])])].sort((a, b) => a - b)
  const segments: Segment[] = []
  for (let i = 0; i + 1 < cuts.length; i++) {
    const start = cuts[i]!, end = cuts[i + 1]!
    const mark = shortestFirst.find(each => each.start <= start && each.end >= end)
    const last = segments.at(-1)
    if (last !== undefined && last.mark === mark) last.text += text.slice(start, end)
    else segments.push({ text: text.slice(start, end), mark })
  }
  return segments
}

/** Marks of a text carried over to the text as edited: before the edit they stay, after it they move, inside they go. */
export function carriedOver(marks: readonly Mark[], before: string, after: string): Mark[] {
  let head = 0
  const shorter = Math.min(before.length, after.length)
  while (head < shorter && before[head] === after[head]) head++
  let tail = 0
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const moved = after.length - before.length
  return marks.flatMap(mark => {
    if (mark.end <= head) return [mark]
    if (mark.start >= before.length - tail) return [{ ...mark, start: mark.start + moved, end: mark.end + moved }]
    return []
  })
}
