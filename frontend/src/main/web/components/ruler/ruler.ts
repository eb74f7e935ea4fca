import { html, nothing, svg, type TemplateResult } from 'lit'
import { CRITERIA, type CriterionName, type Weights } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { round } from '../bar/slots.ts'
import { rulerLabels, type RulerLabel } from './labels.ts'

/** The widths a ruler really has on a desk and on a phone, at least. */
const WIDE_PX = 440
const NARROW_PX = 330

/** The scale above a column of bars: which slot is which criterion, and what it weighs. */
export function ruler(weights: Weights, widePx = WIDE_PX): TemplateResult {
  const names = Object.fromEntries(CRITERIA.map(c => [c, { name: m.criterion[c], short: m.criterionShort[c] }])) as Record<CriterionName, { name: string; short: string }>
  const wide = rulerLabels(weights, names, f.number, widePx)
  const narrow = rulerLabels(weights, names, f.number, NARROW_PX)
  let x = 0
  const slots = CRITERIA.map((criterion, i) => {
    const slot = { criterion, index: i + 1, x: round(x), width: round(weights[criterion] / 1000) }
    x += slot.width
    return slot
  }).filter(slot => slot.width > 0)
  const text = slots.map(slot => `${m.criterion[slot.criterion]} ${f.number(slot.width)}`).join(', ')
  return html`<svg class="ruler" height="38" role="img" aria-label=${m.bar.ruler(text)}>
    ${slots.map(slot => svg`<rect class=${`c${slot.index}`} x=${`${slot.x}%`} width=${`${slot.width}%`} y="34" height="4"></rect>`)}
    ${slots.slice(1).map(slot => svg`<rect class="gap" x=${`${slot.x}%`} width="3" transform="translate(-1.5)" y="34" height="4"></rect>`)}
    ${wide.map(label => leader(label, 'wide'))}${narrow.map(label => leader(label, 'narrow'))}
    ${wide.map(label => name(label, 'wide'))}${narrow.map(label => name(label, 'narrow'))}
  </svg>`
}

/** Names of the upper row are led down to their slot. */
function leader(label: RulerLabel, where: string): TemplateResult<2> | typeof nothing {
  return label.row === 0 ? nothing : svg`<svg class=${where} x=${`${label.x}%`} overflow="visible"><path class="ln2" d="M2 2v31"></path></svg>`
}

function name(label: RulerLabel, where: string): TemplateResult<2> {
  const dx = label.anchor === 'end' || label.x === 0 ? 0 : label.row === 1 ? 6 : 2
  return svg`<text class=${`b ${where}`} x=${`${label.x}%`} dx=${dx} y=${label.row === 0 ? 29 : 11} text-anchor=${label.anchor}>${label.text}${label.weight === '' ? nothing : svg`<tspan class="wt"> ${label.weight}</tspan>`}</text>`
}
