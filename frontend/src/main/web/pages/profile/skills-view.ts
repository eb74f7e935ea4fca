import { html, nothing, svg, type TemplateResult } from 'lit'
import { KINDS, type Kind, type Manager, type Strength } from '../../api/types.ts'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'
import { CRITERION_OF } from '../request/marks.ts'
import { heldByKind, type Held } from './evidence.ts'

const MARKS: Record<Strength, { css: string; icon: 'ver' | 'stated' | 'claim'; rect: string }> = {
  verified: { css: 'ver', icon: 'ver', rect: 'fw' },
  stated: { css: 'stated', icon: 'stated', rect: 'mark-stated' },
  claimed: { css: 'claim', icon: 'claim', rect: 'mark-claimed' },
}
const MOST_MARKS = 8

/** What the profile holds by kind, one square for each piece of evidence. */
export function heldSkills(manager: Manager, labelOf: (concept: string) => string): TemplateResult {
  const held = heldByKind(manager)
  return html`<p class="muted small legend cluster"><span>${tally(['verified'], m.profile.byClient)}${m.profile.byClient}</span><span>${tally(['stated'], m.profile.inAssignment)}${m.profile.inAssignment}</span><span>${tally(['claimed'], m.strength.claimed)}${m.strength.claimed}</span></p>
    <ul class="fam">${KINDS.map(kind => row(kind, held.get(kind) ?? [], labelOf))}</ul>`
}

function row(kind: Kind, held: readonly Held[], labelOf: (concept: string) => string): TemplateResult {
  const count = (strength: Strength): number => held.filter(h => h.strength === strength).length
  return html`<li><div><h3 class="h4"><span class=${`key k${CRITERION_OF[kind]}`}></span> ${m.kind[kind]}</h3></div>
    ${held.length === 0 ? html`<span></span><p class="muted small">${m.profile.nothingShown}</p>` : html`${tally(held.map(h => h.strength), m.profile.tally(f.count(count('verified')), f.count(count('stated')), f.count(count('claimed'))))}
    <div class="chips">${held.map(h => html`<span class=${`chip ${MARKS[h.strength].css}`} title=${h.quote === '' ? nothing : m.quote(h.quote)}>${labelOf(h.concept)}${icon(MARKS[h.strength].icon)}<span class="vh">, ${m.strength[h.strength]}</span></span>`)}</div>`}</li>`
}

function tally(strengths: readonly Strength[], text: string): TemplateResult {
  const shown = strengths.slice(0, MOST_MARKS)
  return html`<svg class="tally" width=${shown.length * 20} height="16" role="img" aria-label=${text}>${shown.map((strength, i) => svg`<rect class=${MARKS[strength].rect} x=${1 + i * 20} y="1" width="14" height="14"></rect>`)}</svg>`
}
