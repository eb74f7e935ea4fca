import { CRITERIA, type CriterionName, type Weights } from '../../api/types.ts'

/** Thousandths of a point in the whole. */
export const WHOLE = 100_000
/** One press of a stepper: a point. */
export const STEP = 1_000

export const DEFAULT_WEIGHTS: Weights = { situation: 30_000, function: 20_000, expertise: 15_000, industry: 10_000, availability: 15_000, rate: 5_000, place: 5_000 }

/**
 * Gives one criterion `to` thousandths and takes the difference from the others in proportion to what they have (evenly when
 * they have nothing). The sum stays 100,000 to the thousandth: what rounding leaves goes to the largest remainders.
 */
export function shiftWeight(weights: Weights, criterion: CriterionName, to: number): Weights {
  const target = Math.min(WHOLE, Math.max(0, Math.round(to)))
  const others = CRITERIA.filter(other => other !== criterion)
  const had = others.reduce((sum, other) => sum + weights[other], 0)
  const left = WHOLE - target
  const exact = others.map(other => (had === 0 ? left / others.length : weights[other] / had * left))
  const whole = exact.map(Math.floor)
  let rest = left - whole.reduce((sum, part) => sum + part, 0)
  const byRemainder = exact.map((part, i) => ({ i, remainder: part - Math.floor(part) })).sort((a, b) => b.remainder - a.remainder || a.i - b.i)
  for (const { i } of byRemainder) {
    if (rest === 0) break
    whole[i]!++
    rest--
  }
  const shifted: Weights = { ...weights, [criterion]: target }
  others.forEach((other, i) => { shifted[other] = whole[i]! })
  return shifted
}

/** The next whole point up or down from where a weight stands. */
export function stepped(weight: number, direction: 1 | -1): number {
  return direction === 1 ? (Math.floor(weight / STEP) + 1) * STEP : (Math.ceil(weight / STEP) - 1) * STEP
}

export function sameWeights(a: Weights, b: Weights): boolean {
  return CRITERIA.every(criterion => a[criterion] === b[criterion])
}
