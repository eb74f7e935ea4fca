import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import type { Improvements, Matches } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { empty, failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { improvementsView } from './improvements-view.ts'
import { commonWeights, matchesHead, matchRow } from './row.ts'

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
    if (!this.#own) void client.manager(this.#id).then(found => { this.name = found.document.name ?? '' }).catch(() => undefined)
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
      ${matchesHead(scale)}
      <ol>${repeat(found.matches, match => match.request.id, (match, i) => {
        const open = this.opened.has(match.request.id)
        return html`<li class=${open ? 'cand open' : 'cand'}>${matchRow(match, i + 1, { open, scale, toggle: () => this.#toggle(match.request.id), labelOf: this.labelOf })}</li>`
      })}</ol>
      ${found.matches.length < this.#limit || this.#limit >= MOST ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => { if (!this.busy) { this.#limit = Math.min(MOST, this.#limit + FIRST); void this.#load() } }}>${m.list.more}</button></p>`}
      ${found.receipt === undefined ? nothing : html`<p class="listfoot"><a class="btn sm" href=${`/match-receipts/${found.receipt}`}>${m.receipt.ofThisList}</a></p>`}
      ${improvementsView(this.improvements)}
    </div>`
  }
}
customElements.define('veerman-matches', MatchesPage)
