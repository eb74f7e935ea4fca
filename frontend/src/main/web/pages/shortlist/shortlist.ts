import { html, nothing, type TemplateResult } from 'lit'
import { repeat } from 'lit/directives/repeat.js'
import { SHORTLIST_CHANGED, type LiveEvent } from '../../api/live.ts'
import { isProblem, type Versioned } from '../../api/client.ts'
import type { Exclusion, Request, RequestInput, Shortlist, Weights } from '../../api/types.ts'
import { account, client, live } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { View } from '../../app/view.ts'
import { share } from '../../components/bar/bar.ts'
import { crossing } from '../../components/crossing/crossing.ts'
import { icon } from '../../components/icon.ts'
import { exclusionName, relaxedName } from '../../components/exclusions/exclusions.ts'
import { closePlaces } from '../../components/pair/analysis.ts'
import { ruler } from '../../components/ruler/ruler.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { monthAxis } from '../../components/weeks/weeks.ts'
import { DEFAULT_WEIGHTS, sameWeights } from '../../components/weights/shift.ts'
import { weightSteppers } from '../../components/weights/weights.ts'
import { f, m } from '../../language/current.ts'
import { requestFacts } from '../request/facts.ts'
import { inputOf, relaxed } from '../request/input.ts'
import { movesBetween, type Move } from './moves.ts'
import { candidateRow } from './row.ts'
import { positionsOf, slide } from './slide.ts'

const FIRST = 10
const MORE = 10
const MOST = 100
const PREVIEW_DELAY_MS = 350
const CHANGES_DELAY_MS = 250

/** The ranked managers for a request. Rows never move under a reader: what changed is said, and shown when asked for. */
class ShortlistPage extends View {
  static override properties = { request: { state: true }, list: { state: true }, error: { state: true }, opened: { state: true }, preview: { state: true }, changes: { state: true }, moves: { state: true }, busy: { state: true } }
  declare request: Versioned<Request> | undefined
  declare list: Shortlist | undefined
  declare error: unknown
  declare opened: ReadonlySet<string>
  /** Weights being tried; undefined while the saved ones apply. */
  declare preview: Weights | undefined
  declare changes: number
  declare moves: ReadonlyMap<string, Move>
  declare busy: boolean
  #limit = FIRST
  #asked: AbortController | undefined
  #previewTimer: ReturnType<typeof setTimeout> | undefined
  #changesTimer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super()
    this.opened = new Set()
    this.changes = 0
    this.moves = new Map()
    this.busy = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const signal = this.connection
    live.addEventListener('live', event => {
      const { type, data } = (event as CustomEvent<LiveEvent>).detail
      if (type === SHORTLIST_CHANGED && data['request'] === this.#id) this.#checkSoon()
    }, { signal })
    live.addEventListener('back', () => this.#checkSoon(), { signal })
    signal.addEventListener('abort', () => {
      clearTimeout(this.#previewTimer)
      clearTimeout(this.#changesTimer)
      this.#asked?.abort()
    })
    void this.loadLabels()
    void this.#start()
  }

  get #id(): string {
    return this.dataset['id'] ?? ''
  }

  async #start(minPosition?: string): Promise<void> {
    this.error = undefined
    try {
      const [request] = await Promise.all([client.request(this.#id), this.#load(minPosition)])
      this.request = request
      // The first answer lies open: it shows how an answer is made up.
      const first = this.list?.candidates[0]
      if (first !== undefined && this.opened.size === 0 && matchMedia('(min-width: 52rem)').matches) this.opened = new Set([first.manager.id])
    } catch (error) {
      this.error = error
    }
  }

  /** Gets the ranking and lets rows slide to their new places. */
  async #load(minPosition?: string): Promise<void> {
    this.#asked?.abort()
    const asked = this.#asked = new AbortController()
    this.busy = true
    try {
      const list = await client.shortlist(this.#id, { limit: this.#limit, minPosition, weights: this.preview, signal: asked.signal })
      const shown = this.list
      const before = positionsOf(this.#rows())
      this.list = list
      this.changes = 0
      this.moves = shown === undefined ? new Map() : movesBetween(ranks(shown), ranks(list).filter(row => row.rank <= shown.candidates.length))
      await this.updateComplete
      if (shown !== undefined) slide(this.#rows(), before)
    } catch (error) {
      if (!asked.signal.aborted) throw error
    } finally {
      if (this.#asked === asked) this.busy = false
    }
  }

  async #reload(minPosition?: string): Promise<void> {
    try {
      await this.#load(minPosition)
    } catch (error) {
      if (this.list === undefined) this.error = error
      else toast(m.shortlist.notUpdated, () => void this.#reload(minPosition))
    }
  }

  #rows(): NodeListOf<HTMLElement> {
    return this.querySelectorAll<HTMLElement>('.cand[data-id]')
  }

  #checkSoon(): void {
    clearTimeout(this.#changesTimer)
    this.#changesTimer = setTimeout(() => void this.#check(), CHANGES_DELAY_MS)
  }

  async #check(): Promise<void> {
    if (this.list === undefined) return
    try {
      this.changes = (await client.shortlistChanges(this.#id, this.list.position)).changes
    } catch {
      // The list in view stays what it is; the next event asks again.
    }
  }

  #toggle(id: string): void {
    const opened = new Set(this.opened)
    if (!opened.delete(id)) opened.add(id)
    this.opened = opened
  }

  #try(weights: Weights | undefined): void {
    this.preview = weights !== undefined && this.list !== undefined && sameWeights(weights, this.#saved()) ? undefined : weights
    clearTimeout(this.#previewTimer)
    this.#previewTimer = setTimeout(() => void this.#reload(), PREVIEW_DELAY_MS)
  }

  #saved(): Weights {
    return this.request?.document.weights ?? DEFAULT_WEIGHTS
  }

  /** Writes the request changed in one point, and ranks anew; can be undone. */
  async #change(make: (input: RequestInput) => RequestInput | undefined, done: string): Promise<void> {
    if (this.request === undefined) return
    const before = inputOf(this.request.document)
    const after = make(before)
    if (after === undefined) return
    try {
      await this.#put(after)
      toast(done, () => void this.#put(before).catch(() => toast(m.error.failed)))
    } catch (error) {
      if (!isProblem(error, 412)) return toast(m.error.failed)
      toast(m.shortlist.changedMeanwhile)
      await this.#start()
    }
  }

  async #put(input: RequestInput): Promise<void> {
    const saved = await client.replaceRequest(this.#id, this.request!.etag, input)
    this.request = saved
    this.preview = undefined
    await this.#load(saved.position)
  }

  protected override render() {
    this.setTitle(this.request === undefined ? m.crossing.shortlist : `${m.crossing.shortlist}: ${this.request.document.title}`)
    return html`
      <div class="head wrap">
        <div class="between"><h1>${this.request?.document.title ?? this.list?.request.title ?? m.crossing.shortlist}</h1>${this.request?.document.state === 'draft' ? html`<p class="muted small">${m.shortlist.draft}</p>` : nothing}</div>
        ${this.request === undefined ? nothing : html`<p class="facts">${requestFacts(this.request.document).map(fact => html`<span>${fact}</span>`)}</p>`}
        ${crossing(this.#id, 'shortlist')}
      </div>
      <div class="wrap body">${this.error !== undefined ? failure(this.error, () => void this.#start()) : this.list === undefined ? loading(m.shortlist.ranking, 5) : this.#body(this.list)}</div>
      ${this.changes === 0 ? nothing : html`<div class="dock" role="status"><div class="wrap cluster"><span>${m.shortlist.changes(this.changes)}</span><button class="btn primary" type="button" @click=${() => void this.#reload()}>${m.shortlist.update}</button></div></div>`}`
  }

  #body(list: Shortlist): TemplateResult {
    return html`<div class="grid-rail">
      <div class="list"><h2 class="vh">${m.shortlist.ranked}</h2>
        ${list.qualified === 0 ? this.#nobody(list) : this.#ranked(list)}
      </div>
      <aside class="rail" aria-label=${m.shortlist.rail}>${this.#closePlaces(list)}${this.#weights(list)}${this.#costs(list)}
        <section class="sec"><h2 class="h3">${m.shortlist.neverUsed}</h2><p class="muted">${m.shortlist.neverUsedText}</p></section>
      </aside>
    </div>`
  }

  #ranked(list: Shortlist): TemplateResult {
    const weeks = list.candidates.find(c => (c.weeks ?? []).length > 0)?.weeks ?? []
    const left = list.qualified - list.candidates.length
    return html`
      <div class="between">
        <p class="lede"><b>${m.shortlist.qualified(list.qualified)}</b> ${m.shortlist.best(list.candidates.length, list.qualified)}</p>
        <p class="small muted">${list.exact ? m.shortlist.exact(f.count(list.examined), f.count(list.population)) : m.shortlist.notExact(f.count(list.examined), f.count(list.population), f.points(list.offBy ?? 0))}</p>
        <p class="cluster only-s"><a class="btn sm" href="#weights">${m.weights.title}</a><a class="btn sm" href="#musts">${m.shortlist.costsShort}</a></p>
      </div>
      ${list.preview ? html`<p class="note plain preview" role="status">${m.weights.previewNote}</p>` : nothing}
      ${list.named ? nothing : html`<div class="note">${icon('info')}<h3 class="h4">${m.verify.note}</h3><p>${m.verify.noteText}</p><p class="cluster"><a class="btn sm primary" href="/organisation">${m.verify.noteDo}</a></p></div>`}
      <div class="listhead"><div class="cand-grid">
        <span class="rank"></span><p class="who small muted legend"><span class="cluster"><span class="key hatch"></span>${m.bar.unknown}</span><span class="cluster"><span class="key trk"></span>${m.bar.missed}</span></p>
        <div class="cchart">${ruler(list.weights)}${monthAxis(weeks)}</div>
        <p class="total small"><b>${m.pair.score}</b><br><span class="muted">${m.pair.of('100')}</span></p>
      </div></div>
      <ol aria-busy=${this.busy ? 'true' : 'false'}>${repeat(list.candidates, c => c.manager.id, c => {
        const open = this.opened.has(c.manager.id)
        return html`<li class=${open ? 'cand open' : 'cand'} data-id=${c.manager.id}>${candidateRow(c, { open, move: this.moves.get(c.manager.id), toggle: () => this.#toggle(c.manager.id), hide: this.#mayHide ? () => void this.#hide(c.manager.id) : undefined, labelOf: this.labelOf })}</li>`
      })}</ol>
      ${left <= 0 || this.#limit >= MOST ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" aria-disabled=${this.busy ? 'true' : 'false'} @click=${() => this.#more()}>${m.shortlist.more(Math.min(MORE, left), list.qualified)}</button></p>`}`
  }

  get #mayHide(): boolean {
    const who = account()
    return this.request?.document.owned === true && who?.organisationRole === 'owner' && who.organisation.kind !== 'platform'
  }

  /** Keeps the organisation's requests from somebody, and the person from its lists. */
  async #hide(manager: string): Promise<void> {
    const id = account()?.organisation.id
    if (id === undefined) return
    try {
      const { document, etag } = await client.organisation(id)
      const hidden = await client.hideOrganisation(id, etag, [...new Set([...document.hiddenFromManagers, manager])], document.hiddenFromNames)
      await this.#load(hidden.position)
      toast(m.org.hid, () => void this.#unhide(id, manager))
    } catch (error) {
      toast(messageOf(error))
    }
  }

  async #unhide(id: string, manager: string): Promise<void> {
    try {
      const { document, etag } = await client.organisation(id)
      const shown = await client.hideOrganisation(id, etag, document.hiddenFromManagers.filter(one => one !== manager), document.hiddenFromNames)
      await this.#load(shown.position)
    } catch (error) {
      toast(messageOf(error))
    }
  }

  #more(): void {
    if (this.busy) return
    this.#limit = Math.min(MOST, this.#limit + MORE)
    void this.#reload()
  }

  #nobody(list: Shortlist): TemplateResult {
    const ways = list.excluded.filter(e => (e.relaxed?.adds ?? 0) > 0).sort((a, b) => b.relaxed!.adds - a.relaxed!.adds)
    return html`<h3>${list.population === 0 ? m.shortlist.emptyMarket : m.shortlist.nobody}</h3>
      ${list.population === 0 ? html`<p class="muted">${m.shortlist.emptyMarketText}</p>` : ways.length === 0 ? html`<p class="muted">${m.shortlist.nobodyNear}</p>` : html`<p class="muted">${m.shortlist.closest}</p><ul class="cost">${ways.map(e => html`<li class="between">${this.#relaxLink(e)}<span class="muted small">${exclusionName(e, this.labelOf)}</span></li>`)}</ul>`}`
  }

  #closePlaces(list: Shortlist): TemplateResult | typeof nothing {
    const close = closePlaces(list.candidates)
    const open = list.candidates.some(c => c.bestPlace < c.rank)
    if (list.candidates.length === 0) return nothing
    return html`<section class="sec strong"><h2 class="h3">${m.shortlist.closePlaces}</h2>
      <p>${close.length === 0 ? m.shortlist.noneClose : m.shortlist.close(close.map(c => ({ first: c.first, second: c.second, apart: f.points(c.apart) })))} ${open ? m.shortlist.smallPrint : ''}</p></section>`
  }

  #weights(list: Shortlist): TemplateResult {
    const shown = this.preview ?? list.weights
    const owned = this.request?.document.owned === true
    return html`<section class="sec" id="weights"><div class="between"><h2 class="h3">${m.weights.title}</h2><span class="num muted">${m.weights.together}</span></div>
      ${weightSteppers(shown, weights => this.#try(weights))}
      <p class="cluster">${this.preview === undefined ? html`<button class="btn sm" type="button" aria-disabled=${sameWeights(shown, DEFAULT_WEIGHTS) ? 'true' : 'false'} @click=${() => { if (!sameWeights(shown, DEFAULT_WEIGHTS)) this.#try(DEFAULT_WEIGHTS) }}>${m.weights.toDefault}</button>` : html`
        ${owned ? html`<button class="btn sm primary" type="button" @click=${() => void this.#change(input => ({ ...input, weights: shown }), m.weights.kept)}>${m.weights.keep}</button>` : nothing}
        <button class="btn sm" type="button" @click=${() => this.#try(undefined)}>${m.weights.back}</button>`}</p>
      <p class="small muted">${this.preview === undefined ? m.weights.hint : m.weights.previewNote}</p>
      ${list.receipt === undefined ? nothing : html`<p class="small"><a href=${`/receipts/${list.receipt}`}>${m.receipt.ofThisList}</a></p>`}</section>`
  }

  #costs(list: Shortlist): TemplateResult | typeof nothing {
    const excluded = list.excluded.filter(e => e.count > 0).sort((a, b) => b.count - a.count)
    return html`<section class="sec" id="musts"><h2 class="h3">${m.shortlist.costs}</h2>
      ${excluded.length === 0 ? html`<p class="muted">${m.shortlist.noCosts}</p>` : html`<p class="muted small">${m.shortlist.costsOf(f.count(list.population))}</p>
      <ul class="cost">${excluded.map(e => html`<li><div class="between"><span>${exclusionName(e, this.labelOf)}</span><span class="num muted">${m.shortlist.excluded(e.count)}</span></div>${share(e.count, list.population, 4, 'fi')}
        <p class="small">${(e.relaxed?.adds ?? 0) > 0 ? this.#relaxLink(e) : html`<span class="muted">${m.shortlist.onlyThis(e.onlyThis)}</span>`}</p></li>`)}</ul>`}</section>`
  }

  #relaxLink(exclusion: Exclusion): TemplateResult {
    const words = html`<b>${m.shortlist.adds(exclusion.relaxed!.adds)}</b> ${relaxedName(exclusion)}`
    const possible = this.request?.document.owned === true && relaxed(inputOf(this.request.document), exclusion) !== undefined
    return possible ? html`<button class="link" type="button" @click=${() => void this.#change(input => relaxed(input, exclusion), m.shortlist.relaxedDone(exclusionName(exclusion, this.labelOf), relaxedName(exclusion)))}>${words}</button>` : html`<span>${words}</span>`
  }
}

function ranks(list: Shortlist): { id: string; rank: number }[] {
  return list.candidates.map(c => ({ id: c.manager.id, rank: c.rank }))
}
customElements.define('veerman-shortlist', ShortlistPage)
