import { html, nothing, type TemplateResult } from 'lit'
import { KINDS, type Concept, type Decision, type Importance, type RequestInput, type Understood } from '../../api/types.ts'
import '../../components/concept-search/concept-search.ts'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'
import { asked, decide, takeBack } from './decisions.ts'
import { CRITERION_OF } from './marks.ts'

/** From here on how sure a proposal is goes without saying. */
const SURE = 0.9

export interface UnderstoodView {
  understood: readonly Understood[]
  input: RequestInput
  labelOf: (concept: string) => string
  change: (decisions: Decision[], done?: string) => void
}

/** What was understood, by criterion, with what a person decides about it. */
export function understoodGroups(view: UnderstoodView): TemplateResult {
  const shown = asked(view.understood)
  const confirmed = shown.filter(item => item.status === 'confirmed').length
  const open = shown.filter(item => item.status === 'proposed')
  const removed = view.understood.filter(item => item.status === 'removed' && !item.evidence.some(e => e.negated === true))
  return html`<div class="between"><h2>${m.request.understood}</h2><span class="muted num">${shown.length === 0 ? nothing : m.request.confirmedOf(confirmed, shown.length)}</span></div>
    ${KINDS.map(kind => {
      const items = asked(view.understood, kind)
      return html`<section class="fgroup" aria-labelledby=${`group-${kind}`}><h3 id=${`group-${kind}`}><span class=${`key k${CRITERION_OF[kind]}`}></span>${m.kind[kind]}</h3>
        ${items.length === 0 ? html`<p class="muted small none">${m.request.nothingOf[kind]}</p>` : html`<ul>${items.map(item => row(item, view))}</ul>`}</section>`
    })}
    <section class="fgroup" aria-labelledby="group-add"><h3 id="group-add"><span class="key"></span>${m.request.addTitle}</h3><div>
      <veerman-concept-search .label=${m.request.add} .taken=${new Set(shown.map(item => item.concept))} @pick=${(event: CustomEvent<Concept>) => view.change(decide(view.input, event.detail.id, 'confirmed', 'wish'))}></veerman-concept-search>
      <p class="cluster small">
        ${open.length < 2 ? nothing : html`<button class="link small" type="button" @click=${() => view.change(confirmAll(view.input, open), m.request.allConfirmed(open.length))}>${m.request.confirmAll(open.length)}</button>`}
        ${removed.length === 0 ? nothing : html`<span class="muted">${m.request.removed} ${removed.map((item, i) => html`${i > 0 ? ', ' : ''}<button class="link small" type="button" @click=${() => view.change(takeBack(view.input, item.concept))}>${view.labelOf(item.concept)}<span class="vh">: ${m.request.putBack}</span></button>`)}</span>`}</p></div></section>`
}

function confirmAll(input: RequestInput, open: readonly Understood[]): Decision[] {
  return open.reduce<Decision[]>((decisions, item) => decide({ ...input, decisions }, item.concept, 'confirmed', item.importance ?? 'wish'), input.decisions ?? [])
}

/** At most two different passages; of one within another the longer. */
function told(quotes: readonly string[]): string[] {
  const different = [...new Set(quotes)]
  return different.filter(quote => !different.some(other => other !== quote && other.includes(quote))).slice(0, 2)
}

function row(item: Understood, view: UnderstoodView): TemplateResult {
  const label = view.labelOf(item.concept)
  const must = item.importance === 'must'
  const quotes = told(item.evidence.filter(e => e.negated !== true && e.quote !== '').map(e => e.quote))
  const set = (importance: Importance): void => view.change(decide(view.input, item.concept, 'confirmed', importance))
  return html`<li><div class="fv"><b>${label}</b><span class="src">${quotes.length === 0 ? m.request.addedByHand : f.list(quotes.map(m.quote))}${item.status === 'proposed' && item.confidence < SURE ? html` <span class="nowrap">(${m.request.sure(f.percent(item.confidence))})</span>` : nothing}</span></div>
    <div class="fm"><button class="link small" type="button" aria-pressed=${must ? 'true' : 'false'} aria-label=${must ? m.request.makeWish(label) : m.request.makeMust(label)} title=${must ? m.request.makeWish(label) : m.request.makeMust(label)} @click=${() => set(must ? 'wish' : 'must')}>${m.importance[item.importance ?? 'wish']}</button></div>
    <div class="fa">${item.status === 'confirmed' ? html`<span class="tag good">${icon('check', true)}${m.request.confirmed}</span>` : html`<button class="btn sm" type="button" @click=${() => set(item.importance ?? 'wish')}>${m.request.confirm}<span class="vh"> ${label}</span></button>`}
      <button class="btn quiet icon sm" type="button" aria-label=${m.request.remove(label)} @click=${() => view.change(decide(view.input, item.concept, 'removed'), m.request.removedDone(label))}>${icon('x', true)}</button></div></li>`
}
