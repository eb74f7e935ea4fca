import { html, nothing, type TemplateResult } from 'lit'
import type { MatchReceipt, MatchReceiptLine } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { empty, failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { commonWeights, matchesHead, matchRow } from '../matches/row.ts'
import { replayed, when } from './replayed.ts'

/** A manager's list of matches as it was shown, and what ranking it once more gives. */
class MatchReceiptPage extends View {
  static override properties = { receipt: { state: true }, others: { state: true }, error: { state: true }, opened: { state: true } }
  declare receipt: MatchReceipt | undefined
  declare others: readonly MatchReceiptLine[]
  declare error: unknown
  declare opened: ReadonlySet<string>

  constructor() {
    super()
    this.others = []
    this.opened = new Set()
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.loadLabels()
    void this.#load()
  }

  async #load(): Promise<void> {
    this.error = undefined
    try {
      this.receipt = await client.matchReceipt(this.dataset['id'] ?? '')
    } catch (error) {
      this.error = error
      return
    }
    const { manager } = this.receipt
    if (manager === undefined) return
    try {
      this.others = (await client.matchReceipts(manager)).items
    } catch {
      // The receipt stands by itself.
    }
  }

  #toggle(id: string): void {
    const opened = new Set(this.opened)
    if (!opened.delete(id)) opened.add(id)
    this.opened = opened
  }

  protected override render() {
    const { receipt } = this
    this.setTitle(m.receipt.ofMatches)
    return html`
      <div class="head wrap"><h1>${m.receipt.ofMatches}</h1>
        ${receipt === undefined ? nothing : html`<p class="facts"><span>${m.receipt.shown(when(receipt.madeAt))}</span><span>${m.receipt.versions(receipt.model, receipt.taxonomy)}</span><span>${m.receipt.asOf(f.day(receipt.today))}</span></p>`}
      </div>
      <div class="wrap body">${this.error !== undefined ? failure(this.error, () => void this.#load()) : receipt === undefined ? loading(m.receipt.opening, 5) : this.#body(receipt)}</div>`
  }

  #body(receipt: MatchReceipt): TemplateResult {
    return html`<div class="grid-rail">
      <div class="list">${replayed(receipt.replay, receipt.model)}${this.#list(receipt)}</div>
      <aside class="rail" aria-label=${m.receipt.title}>
        <section class="sec strong"><h2 class="h3">${m.receipt.what}</h2><p>${m.receipt.whatText}</p>${receipt.manager === undefined ? nothing : html`<p><a class="btn sm" href=${account()?.manager === receipt.manager ? '/matches' : `/managers/${receipt.manager}/matches`}>${m.receipt.now}</a></p>`}</section>
        ${this.others.length < 2 ? nothing : html`<section class="sec"><h2 class="h3">${m.receipt.others}</h2><ul class="cost">${this.others.map(line => html`<li>${line.id === receipt.id ? html`<b aria-current="true">${when(line.madeAt)}</b>` : html`<a href=${`/match-receipts/${line.id}`}>${when(line.madeAt)}</a>`}</li>`)}</ul></section>`}
      </aside></div>`
  }

  #list({ matches, places }: MatchReceipt): TemplateResult {
    if (matches === undefined) {
      return html`<p class="note plain">${m.receipt.erasedMatches}</p><ol class="cost">${places.map(place => html`<li class="between"><span>${m.receipt.place(place.rank)}</span><b class="num">${f.points(place.score)}</b></li>`)}</ol>`
    }
    if (matches.length === 0) return empty(m.matches.none, m.receipt.noMatches, nothing)
    const scale = commonWeights(matches)
    return html`<p class="lede"><b>${m.matches.count(matches.length)}</b></p>${matchesHead(scale)}
      <ol>${matches.map((match, i) => {
        const open = this.opened.has(match.request.id)
        return html`<li class=${open ? 'cand open' : 'cand'}>${matchRow(match, i + 1, { open, scale, toggle: () => this.#toggle(match.request.id), labelOf: this.labelOf })}</li>`
      })}</ol>`
  }
}
customElements.define('veerman-match-receipt', MatchReceiptPage)
