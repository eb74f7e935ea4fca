import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Criterion } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { slotsOf, type Slot } from './slots.ts'

type Part = Pick<Criterion, 'criterion' | 'weight' | 'points' | 'unknown'>

/** A slot too narrow for a number of its own says it in the table and in the text alternative. */
const NARROWEST_WITH_NUMBER = 4

/** The one picture of a match: seven slots, filled with points, hatched where unknown. */
export function bar(criteria: readonly Part[], height: number, numbers: boolean): TemplateResult {
  const slots = slotsOf(criteria)
  return html`<svg class="bar" height=${numbers ? height + 16 : height} role="img" aria-label=${barText(criteria)}>
    ${slots.map(slot => svg`
      <rect class="t" x=${`${slot.x}%`} width=${`${slot.width}%`} height=${height}></rect>
      <rect class=${`c${slot.index}`} x=${`${slot.x}%`} width=${`${slot.filled}%`} height=${height}></rect>
      ${slot.unknown > 0 ? unknown(slot.x + slot.filled, slot.unknown, height) : nothing}
      ${numbers ? number(slot, height) : nothing}`)}
    ${slots.slice(1).map(slot => svg`<rect class="gap" x=${`${slot.x}%`} width="3" transform="translate(-1.5)" height=${height}></rect>`)}
  </svg>`
}

/** The bar of one criterion in a table, on the scale of the widest. */
export function singleBar(part: Part & { index: number }, widest: number, height = 12): TemplateResult {
  const share = (value: number): number => (widest === 0 ? 0 : Math.round(value / widest * 100_000) / 1000)
  return html`<svg class="bar" height=${height} role="img" aria-label=${m.bar.slot(f.points(part.points), f.number(part.weight), part.unknown > 0 ? f.points(part.unknown) : '')}>
    <rect class="t" width=${`${share(part.weight)}%`} height=${height}></rect>
    <rect class=${`c${part.index}`} width=${`${share(part.points)}%`} height=${height}></rect>
    ${part.unknown > 0 ? unknown(share(part.points), share(part.unknown), height) : nothing}
  </svg>`
}

/** A plain share of a whole, without a text: the words stand beside it. */
export function share(value: number, whole: number, height: number, fill: 'fi' | 'fw', track = true): TemplateResult {
  const width = whole === 0 ? 0 : Math.min(100, Math.round(value / whole * 1000) / 10)
  return html`<svg class="bar" height=${height} aria-hidden="true">${track ? svg`<rect class="t" width="100%" height=${height}></rect>` : nothing}<rect class=${fill} width=${`${width}%`} height=${height}></rect></svg>`
}

export function barText(criteria: readonly Part[]): string {
  return slotsOf(criteria).map(slot => {
    const part = criteria.find(c => c.criterion === slot.criterion)!
    return `${m.criterion[slot.criterion]} ${m.bar.slot(f.points(part.points), f.number(part.weight), part.unknown > 0 ? f.points(part.unknown) : '')}`
  }).join('; ')
}

function unknown(x: number, width: number, height: number): TemplateResult<2> {
  return svg`<rect class="u" x=${`${x}%`} width=${`${width}%`} height=${height}></rect><rect class="uo" x=${`${x}%`} y=".5" width=${`${width}%`} height=${height - 1}></rect>`
}

function number(slot: Slot, height: number): TemplateResult<2> | typeof nothing {
  if (slot.width < NARROWEST_WITH_NUMBER) return nothing
  const last = slot.x + slot.width > 99.99
  return svg`<text class=${slot.width < 7 ? 'tight' : ''} x=${last ? '100%' : `${slot.x}%`} dx=${last || slot.x === 0 ? 0 : 2} y=${height + 13} text-anchor=${last ? 'end' : 'start'}>${f.points(slot.filled)}</text>`
}
