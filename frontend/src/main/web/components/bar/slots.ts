import { CRITERIA, type Criterion, type CriterionName } from '../../api/types.ts'

/** One criterion's part of the bar, in percent of its width; the bar is 100 points wide. */
export interface Slot { criterion: CriterionName; index: number; x: number; width: number; filled: number; unknown: number }

/** Aligned slots of a bar: width is weight, fill is points, and what is unknown follows the fill. Weights add up to 100. */
export function slotsOf(criteria: readonly Pick<Criterion, 'criterion' | 'weight' | 'points' | 'unknown'>[]): Slot[] {
  let x = 0
  return CRITERIA.flatMap((criterion, i) => {
    const found = criteria.find(c => c.criterion === criterion)
    if (found === undefined || found.weight <= 0) return []
    const filled = Math.min(Math.max(found.points, 0), found.weight)
    const slot: Slot = { criterion, index: i + 1, x: round(x), width: round(found.weight), filled: round(filled), unknown: round(Math.min(Math.max(found.unknown, 0), found.weight - filled)) }
    x += found.weight
    return [slot]
  })
}

/** Percent with three decimals at most: enough for a screen, and free of 0.30000000000000004. */
export function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
