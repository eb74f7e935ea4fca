import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Improvements, Match, Matches, Weights } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { bar } from '../../components/bar/bar.ts'
import { icon } from '../../components/icon.ts'
import { topEvidence } from '../../components/pair/analysis.ts'
import { criteriaTable, evidenceChip, questionAndCalendar, sentence, weeksText } from '../../components/pair/pair.ts'
import { ruler } from '../../components/ruler/ruler.ts'
import { empty, failure, loading } from '../../components/states/states.ts'
import { weeks } from '../../components/weeks/weeks.ts'
import { DEFAULT_WEIGHTS, sameWeights } from '../../components/weights/shift.ts'
import { f, m } from '../../language/current.ts'
import { matchFacts } from '../request/facts.ts'
import { total } from '../shortlist/row.ts'
import { improvementsView } from './improvements-view.ts'

const FIRST = 20
const MOST = 100

/** The published requests for a manager, by the same function and with the same bars. */
class MatchesPage extends View {
  static override properties = { found: { state: true }, error: { state: true }, opened: { state: true }, busy: { state: true }, name: { state: true }, improvements: { state: true } }
  declare found: Matches | undefined
  declare error: unknown
  declare opened: ReadonlySet<string>
  declare busy: boolean
  declare name: string
  declare improvements: Improvements | undefined
  #limit = FIRST

  constructor() {
    super()
    this.opened = new Set()
    this.name = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.loadLabels()
    void this.#load()
    // Advice beside the list: the list stands without it.
    void client.improvements(this.#id).then(found => { this.improvements = found }).catch(() => undefined)
    if (!this.#own) void client.manager(this.#id).then(found => { this.name = found.document.name }).catch(() => undefined)
  }

  get #id(): string {
    return this.dataset['id'] ?? ''
  }

  get #own(): boolean {
    return account()?.manager === this.#id
  }

  async #load(): Promise<void> {
    this.busy = true
    this.error = undefined
    try {
      this.found = await client.matches(this.#id, this.#limit)
    } catch (error) {
      this.error = error
    } finally {
      this.busy = false
    }
  }

  #toggle(id: string): void {
    const opened = new Set(this.opened)
    if (!opened.delete(id)) opened.add(id)
    this.opened = opened
  }

  protected override render() {
    this.setTitle(m.app.matches)
    return html`<div class="head wrap"><div class="between"><h1>${this.#own ? m.matches.title : m.matches.titleOf(this.name)}</h1><a class="btn quiet" href=${`/managers/${this.#id}`}>${this.#own ? m.matches.toProfile : m.shortlist.fullProfile}</a></div>
      <p class="facts"><span>${m.matches.lead}</span></p></div>
      <div class="wrap body matches">${this.error !== undefined ? failure(this.error, () => void this.#load()) : this.found === undefined ? loading(m.matches.loading, 5) : this.#list(this.found)}</div>`
  }

  #list(found: Matches): TemplateResult {
    if (found.matches.length === 0) return empty(m.matches.none, this.#own ? m.matches.noneText : m.matches.noneTextOf, html`<a class="btn" href=${`/managers/${this.#id}`}>${m.matches.toProfile}</a>`)
    const scale = commonWeights(found.matches)
    return html`<div class="list">
      <div class="between"><p class="lede"><b>${m.matches.count(found.matches.length)}</b></p>
        <p class="small muted">${found.exact ? m.matches.exact(f.count(found.examined), f.count(found.population)) : nothing}</p></div>
      <div class="listhead"><div class="cand-grid">
        <span class="rank"></span><p class="who small muted legend"><span class="cluster"><span class="key hatch"></span>${m.bar.unknown}</span><span class="cluster"><span class="key trk"></span>${m.bar.missed}</span></p>
        <div class="cchart">${ruler(scale)}</div>
        <p class="total small"><b>${m.pair.score}</b><br><span class="muted">${m.pair.of('100')}</span></p>
      </div></div>
      <ol>${repeat(found.matches, match => match.request.id, (match, i) => {
        const open = this.opened.has(match.request.id)
        return html`<li class=${open ? 'cand open' : 'cand'}>${this.#row(match, i + 1, open, scale)}</li>`
      })}</ol>
      ${found.matches.length < this.#limit || this.#limit >= MOST ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => { if (!this.busy) { this.#limit = Math.min(MOST, this.#limit + FIRST); void this.#load() } }}>${m.list.more}</button></p>`}
      ${improvementsView(this.improvements)}
    </div>`
  }

  #row(match: Match, place: number, open: boolean, scale: Weights): TemplateResult {
    const { request } = match
    const toggle = (): void => this.#toggle(request.id)
    const own = Object.fromEntries(match.criteria.map(c => [c.criterion, Math.round(c.weight * 1000)])) as Weights
    const organisation = [request.organisation ?? m.matches.confidential, request.industry ?? '', request.employees === undefined ? '' : m.facts.people(request.employees)].filter(part => part !== '').join(', ')
    return html`<div class="cand-grid">
        <p class="rank">${f.count(place)}</p>
        <div class="who"><h3><button class="plain" type="button" aria-expanded=${open ? 'true' : 'false'} @click=${toggle}>${request.title}</button></h3>
          <p>${organisation}</p><p class="meta">${matchFacts(request).join(' · ')}</p></div>
        <div class="cchart">${sameWeights(own, scale) ? nothing : html`<p class="small muted">${m.matches.ownWeights}</p>`}${bar(match.criteria, 18, true)}${match.weeks === undefined || match.weeks.length === 0 ? nothing : html`<div class="wk">${weeks(match.weeks, 14, weeksText(match))}</div>`}</div>
        ${total(match)}
        <div class="more">${open ? html`<p class="chips">${sentence(match.criteria)}</p>` : html`<div class="chips">${topEvidence(match.criteria, 3).map(({ index, evidence }) => evidenceChip(evidence, index, this.labelOf))}</div>`}
          <button class="btn quiet icon sm" type="button" aria-expanded=${open ? 'true' : 'false'} aria-label=${open ? m.shortlist.closeRow(request.title) : m.shortlist.openRow(request.title)} @click=${toggle}>${icon(open ? 'up' : 'down')}</button></div>
      </div>
      ${!open ? nothing : html`<div class="inside">${criteriaTable(match, this.labelOf)}${questionAndCalendar(match)}<p class="cluster inside-links"><a href=${`/requests/${request.id}`}>${m.matches.fullRequest}</a></p></div>`}`
  }
}

/** The weights most rows share; the rule above the list shows these, rows with others say so. */
function commonWeights(matches: readonly Match[]): Weights {
  const counts = new Map<string, number>()
  for (const match of matches) {
    const key = JSON.stringify(Object.fromEntries(match.criteria.map(c => [c.criterion, Math.round(c.weight * 1000)])))
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const most = [...counts].sort((a, b) => b[1] - a[1])[0]
  return most === undefined ? DEFAULT_WEIGHTS : { ...DEFAULT_WEIGHTS, ...JSON.parse(most[0]) as Weights }
}
customElements.define('veerman-matches', MatchesPage)
