import { html, nothing, type TemplateResult } from 'lit'
import type { Match, Weights } from '../../api/types.ts'
import { bar } from '../../components/bar/bar.ts'
import { icon } from '../../components/icon.ts'
import { criteriaTable, firstEvidence, questionAndCalendar, sentence, weeksText } from '../../components/pair/pair.ts'
import { ruler } from '../../components/ruler/ruler.ts'
import { weeks } from '../../components/weeks/weeks.ts'
import { DEFAULT_WEIGHTS, sameWeights } from '../../components/weights/shift.ts'
import { f, m } from '../../language/current.ts'
import { matchFacts } from '../request/facts.ts'
import { total } from '../shortlist/row.ts'

/** The line above a list of matches: the legend and the ruler of the weights. */
export function matchesHead(scale: Weights): TemplateResult {
  return html`<div class="listhead"><div class="cand-grid">
    <span class="rank"></span><p class="who small muted legend"><span class="cluster"><span class="key hatch"></span>${m.bar.unknown}</span><span class="cluster"><span class="key trk"></span>${m.bar.missed}</span></p>
    <div class="cchart">${ruler(scale)}</div>
    <p class="total small"><b>${m.pair.score}</b><br><span class="muted">${m.pair.of('100')}</span></p>
  </div></div>`
}

/** What a list of matches says about a row beside the match itself. */
export interface MatchRowOptions {
  open: boolean
  /** The weights that the ruler above the list shows. */
  scale: Weights
  toggle: () => void
  labelOf: (concept: string) => string
}

/** One request with its bar; opened, every criterion and its evidence. */
export function matchRow(match: Match, place: number, { open, scale, toggle, labelOf }: MatchRowOptions): TemplateResult {
  const { request } = match
  const own = Object.fromEntries(match.criteria.map(c => [c.criterion, Math.round(c.weight * 1000)])) as Weights
  const organisation = [request.organisation ?? m.matches.confidential, request.industry ?? '', request.employees === undefined ? '' : m.facts.people(request.employees)].filter(part => part !== '').join(', ')
  return html`<div class="cand-grid">
      <p class="rank">${f.count(place)}</p>
      <div class="who"><h3><button class="plain" type="button" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>${request.title}</button></h3>
        <p>${organisation}</p><p class="meta">${matchFacts(request).join(' · ')}</p></div>
      <div class="cchart">${sameWeights(own, scale) ? nothing : html`<p class="small muted">${m.matches.ownWeights}</p>`}${bar(match.criteria, 18, true)}${match.weeks === undefined || match.weeks.length === 0 ? nothing : html`<div class="wk">${weeks(match.weeks, 14, weeksText(match))}</div>`}</div>
      ${total(match)}
      <div class="more">${open ? html`<p class="chips">${sentence(match.criteria)}</p>` : firstEvidence(match.criteria, labelOf)}
        <button class="btn quiet icon sm" type="button" aria-expanded=${open ? 'true' : 'false'} aria-label=${open ? m.shortlist.closeRow(request.title) : m.shortlist.openRow(request.title)} @click=${toggle}>${icon(open ? 'up' : 'down')}</button></div>
    </div>
    ${!open ? nothing : html`<div class="inside">${criteriaTable(match, labelOf)}${questionAndCalendar(match)}<p class="cluster inside-links"><a href=${`/requests/${request.id}`}>${m.matches.fullRequest}</a></p></div>`}`
}

/** The weights most rows share; the rule above the list shows these, rows with others say so. */
export function commonWeights(matches: readonly Match[]): Weights {
  const counts = new Map<string, number>()
  for (const match of matches) {
    const key = JSON.stringify(Object.fromEntries(match.criteria.map(c => [c.criterion, Math.round(c.weight * 1000)])))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]
  return most === undefined ? DEFAULT_WEIGHTS : { ...DEFAULT_WEIGHTS, ...JSON.parse(most[0]) as Weights }
}
