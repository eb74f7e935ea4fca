import { CRITERIA, type CriterionName, type Weights } from '../../api/types.ts'

/** Where one name of a criterion stands above the bars, in percent and pixels of a ruler. */
export interface RulerLabel { criterion: CriterionName; text: string; weight: string; x: number; row: 0 | 1; anchor: 'start' | 'end' }

/** About the width of a bold letter at 12 px in an Arial-wide font. */
const LETTER_PX = 5.9
const GAP_PX = 4

/**
 * The labels of a ruler as wide as `widthPx`. Neighbours alternate between two rows; a label prints its weight where its
 * room allows, else its name, else its short name, else nothing (the text alternative says all).
 *
 * @param weights in thousandths, together 100000
 */
export function rulerLabels(weights: Weights, names: Record<CriterionName, { name: string; short: string }>, numbers: (points: number) => string, widthPx: number): RulerLabel[] {
  const shown = CRITERIA.filter(criterion => weights[criterion] > 0)
  let x = 0
  const starts = shown.map((criterion, i) => {
    const start = x
    x += weights[criterion] / 1000
    return { criterion, start, end: x, row: (i % 2 === 0 ? 0 : 1) as 0 | 1, last: i === shown.length - 1 && i > 0 }
  })
  const px = (percent: number): number => percent / 100 * widthPx
  const width = (text: string): number => text.length * LETTER_PX
  return starts.flatMap((slot, i): RulerLabel[] => {
    const { name, short } = names[slot.criterion]
    const label = { criterion: slot.criterion, x: slot.last ? 100 : slot.start, row: slot.row, anchor: slot.last ? 'end' as const : 'start' as const }
    if (slot.last) return [{ ...label, text: width(name) <= px(100 - slot.start) + 24 ? name : short, weight: '' }]
    const next = starts.slice(i + 1).find(other => other.row === slot.row)
    const until = next === undefined ? px(100) : next.last ? px(100) - width(names[next.criterion].name) : px(next.start)
    const room = until - px(slot.start) - GAP_PX
    const weight = numbers(weights[slot.criterion] / 1000)
    // The line of the upper row's next label comes down beside it, and a weight behind the line would seem to be that label's.
    const beforeLine = slot.row === 0 ? Math.min(room, px(slot.end - slot.start)) : room
    if (width(`${name} ${weight}`) <= beforeLine) return [{ ...label, text: name, weight }]
    if (width(name) <= room) return [{ ...label, text: name, weight: '' }]
    if (width(short) <= room) return [{ ...label, text: short, weight: '' }]
    return []
  })
}
