import { html, nothing, type TemplateResult } from 'lit'
import { CRITERIA, type Criterion, type Receipt, type ReceiptLine, type ReceiptPlace } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { bar } from '../../components/bar/bar.ts'
import { ruler } from '../../components/ruler/ruler.ts'
import { failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { candidateRow, total } from '../shortlist/row.ts'
import { replayed, when } from './replayed.ts'

/** A shortlist as it was shown, and what ranking it once more gives. Nothing here changes any more. */
class ReceiptPage extends View {
  static override properties = { receipt: { state: true }, others: { state: true }, error: { state: true }, opened: { state: true } }
  declare receipt: Receipt | undefined
  declare others: readonly ReceiptLine[]
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
      this.receipt = await client.receipt(this.dataset['id'] ?? '')
    } catch (error) {
      this.error = error
      return
    }
    try {
      this.others = (await client.receipts(this.receipt.request.id)).items
    } catch {
      // The receipt stands by itself: a request that is gone lists no others.
    }
  }

  #toggle(id: string): void {
    const opened = new Set(this.opened)
    if (!opened.delete(id)) opened.add(id)
    this.opened = opened
  }

  protected override render() {
    const { receipt } = this
    this.setTitle(receipt === undefined ? m.receipt.title : `${m.receipt.title}: ${receipt.request.title}`)
    return html`
      <div class="head wrap"><h1>${receipt?.request.title ?? m.receipt.title}</h1>
        ${receipt === undefined ? nothing : html`<p class="facts"><span>${m.receipt.shown(when(receipt.madeAt))}</span><span>${m.receipt.versions(receipt.model, receipt.taxonomy)}</span><span>${m.receipt.asOf(f.day(receipt.today))}</span></p>`}
      </div>
      <div class="wrap body">${this.error !== undefined ? failure(this.error, () => void this.#load()) : receipt === undefined ? loading(m.receipt.opening, 5) : this.#body(receipt)}</div>`
  }

  #body(receipt: Receipt): TemplateResult {
    return html`<div class="grid-rail">
      <div class="list">
        ${replayed(receipt.replay, receipt.model)}
        ${receipt.preview ? html`<p class="note plain preview">${m.weights.previewNote}</p>` : nothing}
        <p class="lede"><b>${m.shortlist.qualified(receipt.qualified)}</b> ${m.shortlist.best(receipt.candidates.length, receipt.qualified)}</p>
        <div class="listhead"><div class="cand-grid"><span class="rank"></span><p class="who"></p><div class="cchart">${ruler(receipt.weights)}</div><p class="total small"><b>${m.pair.score}</b></p></div></div>
        <ol>${receipt.candidates.map(place => {
          const open = this.opened.has(place.person)
          return html`<li class=${open ? 'cand open' : 'cand'}>${place.shown === undefined ? erased(place, receipt) : candidateRow(place.shown, { open, move: undefined, toggle: () => this.#toggle(place.person), labelOf: this.labelOf })}</li>`
        })}</ol>
      </div>
      <aside class="rail" aria-label=${m.receipt.title}>
        <section class="sec strong"><h2 class="h3">${m.receipt.what}</h2><p>${m.receipt.whatText}</p><p class="cluster"><a class="btn sm" href=${`/requests/${receipt.request.id}/shortlist`}>${m.receipt.now}</a><a class="btn sm quiet" href=${`/inquiries?about=/receipts/${receipt.id}`}>${m.inquiries.contest}</a></p></section>
        ${this.others.length < 2 ? nothing : html`<section class="sec"><h2 class="h3">${m.receipt.others}</h2><ul class="cost">${this.others.map(line => html`<li class="between">${line.id === receipt.id ? html`<b aria-current="true">${when(line.madeAt)}</b>` : html`<a href=${`/receipts/${line.id}`}>${when(line.madeAt)}</a>`}${line.preview ? html`<span class="muted small">${m.receipt.preview}</span>` : nothing}</li>`)}</ul></section>`}
      </aside></div>`
  }
}

/** Nothing of the person is left but numbers. */
function erased(place: ReceiptPlace, receipt: Receipt): TemplateResult {
  const criteria = CRITERIA.map((criterion, i): Criterion => ({ criterion, weight: receipt.weights[criterion] / 1000, fit: 0, points: place.points[i] ?? 0, unknown: 0, reason: { kind: 'notAsked' }, evidence: [] }))
  return html`<div class="cand-grid">
    <p class="rank">${f.count(place.rank)}</p>
    <div class="who"><h3>${m.receipt.erased}</h3><p class="meta">${m.receipt.erasedText}</p></div>
    <div class="cchart">${bar(criteria, 18, true)}</div>
    ${total({ score: place.score, upperBound: place.upperBound, criteria, weeks: [], unknowns: [] })}
  </div>`
}
customElements.define('veerman-receipt', ReceiptPage)
