import { html, type TemplateResult } from 'lit'
import { CRITERIA, type Weights } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { icon } from '../icon.ts'
import { shiftWeight, stepped } from './shift.ts'

/** Seven steppers that always make 100 together. */
export function weightSteppers(weights: Weights, change: (weights: Weights) => void): TemplateResult {
  return html`<ul class="weights">${CRITERIA.map((criterion, i) => {
    const name = m.criterion[criterion]
    const step = (direction: 1 | -1): void => change(shiftWeight(weights, criterion, stepped(weights[criterion], direction)))
    return html`<li><span class=${`key k${i + 1}`}></span><span id=${`weight-${criterion}`}>${name}</span>
      <span class="step" role="group" aria-labelledby=${`weight-${criterion}`}>
        <button type="button" aria-label=${m.weights.less(name)} @click=${() => step(-1)}>${icon('minus', true)}</button>
        <output>${f.number(weights[criterion] / 1000)}</output>
        <button type="button" aria-label=${m.weights.more(name)} @click=${() => step(1)}>${icon('plus', true)}</button></span></li>`
  })}</ul>`
}
