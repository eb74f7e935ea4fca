import { html, nothing, type TemplateResult } from 'lit'
import type { Request } from '../../api/types.ts'
import { account } from '../../app/session.ts'
import { crossing } from '../../components/crossing/crossing.ts'
import { f, m } from '../../language/current.ts'
import { asked } from './decisions.ts'
import { markedParagraphs } from './editor.ts'
import { requestFacts } from './facts.ts'
import { CRITERION_OF, marksOf } from './marks.ts'

/** A request as those see it who do not own it. */
export function requestForReading(request: Request, labelOf: (concept: string) => string): TemplateResult {
  const concepts = asked(request.understood)
  const languages = request.languages ?? []
  const lists = [{ title: m.form.mustHaves, items: request.mustHaves ?? [] }, { title: m.form.niceToHaves, items: request.niceToHaves ?? [] }].filter(list => list.items.length > 0)
  return html`<div class="head wrap"><h1>${request.title}</h1><p class="facts">${requestFacts(request).map(fact => html`<span>${fact}</span>`)}</p>${account()?.roles.includes('admin') === true ? crossing(request.id, 'request') : nothing}</div>
    <div class="wrap body"><div class="grid-rail"><div>
      <section class="sec strong"><h2>${m.request.whatChanges}</h2><div class="reading">${request.text === undefined ? html`<p class="muted">${m.request.noText}</p>` : markedParagraphs(request.text, marksOf(request.understood, 'text'))}</div></section>
      ${request.whyNow === undefined || request.whyNow === '' ? nothing : html`<section class="sec"><h2 class="h3">${m.request.whyNow}</h2><p class="prose">${request.whyNow}</p></section>`}
      ${lists.map(list => html`<section class="sec"><h2 class="h3">${list.title}</h2><ul class="bullets">${list.items.map(item => html`<li>${item}</li>`)}</ul></section>`)}
    </div><aside aria-label=${m.request.understood}>
      <section class="sec strong"><h2 class="h3">${m.request.understood}</h2>${concepts.length === 0 ? html`<p class="muted">${m.request.nothingUnderstood}</p>` : html`<div class="chips">${concepts.map(item => html`<span class="chip"><span class=${`key k${CRITERION_OF[item.kind]}`}></span>${labelOf(item.concept)}${item.importance === 'must' ? html` <b>${m.importance.must}</b>` : nothing}</span>`)}</div>`}</section>
      ${languages.length === 0 ? nothing : html`<section class="sec"><h2 class="h3">${m.form.languages}</h2><ul>${languages.map(l => html`<li>${f.languageName(l.code)} ${l.minLevel}${l.must === true ? `, ${m.importance.must}` : ''}</li>`)}</ul></section>`}
    </aside></div></div>`
}
