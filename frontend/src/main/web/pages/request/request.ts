import { html, nothing, type TemplateResult } from 'lit'
import { isProblem, type Versioned } from '../../api/client.ts'
import { LANGUAGES, type Exclusion, type Request, type RequestInput, type RequestState, type Shortlist, type TextQuantity } from '../../api/types.ts'
import { ask } from '../../app/dialog/dialog.ts'
import { navigate, renameAddress } from '../../app/router/navigate.ts'
import { account, client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { View } from '../../app/view.ts'
import { crossing } from '../../components/crossing/crossing.ts'
import { areaField, textField } from '../../components/form/form.ts'
import { icon } from '../../components/icon.ts'
import { exclusionName, relaxedName } from '../../components/exclusions/exclusions.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { Autosave } from './autosave.ts'
import { understoodNow } from './decisions.ts'
import { editor } from './editor.ts'
import { facts } from './fields.ts'
import { emptyInput, inputOf, missingToPublish, relaxed, type Missing } from './input.ts'
import { forget, keep, keptOf, takeDraft } from './kept.ts'
import { liveCount } from './live-count.ts'
import { carriedOver, marksOf, marksOfConcepts, type Mark } from './marks.ts'
import { offeredNumbers } from './numbers-view.ts'
import { offersOf } from './numbers.ts'
import { requestForReading } from './reading.ts'
import { fieldName, saveNote, saveWords } from './save-note.ts'
import { understoodGroups } from './understood.ts'

const READ_DELAY_MS = 500
const CLOCK_MS = 20_000

/** A request: written and kept by its organisation, read by others. */
class RequestPage extends View {
  static override properties = { save: { state: true }, reading: { state: true }, error: { state: true }, counts: { state: true }, countBefore: { state: true }, counting: { state: true }, marks: { state: true }, quantities: { state: true }, complete: { state: true }, language: { state: true }, wrong: { state: true } }
  declare save: Autosave | undefined
  /** The request as others see it. */
  declare reading: Request | undefined
  declare quantities: readonly TextQuantity[]
  declare complete: boolean
  declare error: unknown
  declare counts: Shortlist | undefined
  declare countBefore: number | undefined
  declare counting: boolean
  declare marks: Mark[]
  /** The language recognised in the text. */
  declare language: string | undefined
  declare wrong: Map<string, string>
  #read: AbortController | undefined
  /** The text that the marks were read from. */
  #readText: string | undefined
  #readTimer: ReturnType<typeof setTimeout> | undefined
  #counted: string | undefined
  #count: AbortController | undefined
  #seen: Versioned<Request> | undefined

  constructor() {
    super()
    this.marks = []
    this.quantities = []
    this.complete = true
    this.wrong = new Map()
    this.counting = false
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const signal = this.connection
    const clock = setInterval(() => this.requestUpdate(), CLOCK_MS)
    addEventListener('online', () => void this.save?.flush(), { signal })
    addEventListener('pagehide', () => void this.save?.flush(), { signal })
    signal.addEventListener('abort', () => {
      clearInterval(clock)
      clearTimeout(this.#readTimer)
      this.#read?.abort()
      this.#count?.abort()
      void this.save?.flush().then(() => this.save?.stop())
    })
    void this.loadLabels()
    void this.#start()
  }

  async #start(): Promise<void> {
    this.error = undefined
    const id = this.dataset['id']
    if (id === undefined) return this.#write(undefined)
    try {
      const found = await client.request(id)
      if (found.document.owned === true) this.#write(found)
      else this.reading = found.document
    } catch (error) {
      this.error = error
    }
  }

  /** Opens the request for writing; what this browser kept of an unsent change goes in first. */
  #write(saved: Versioned<Request> | undefined): void {
    const fromStart = saved === undefined ? takeDraft() : ''
    const save = new Autosave({
      create: input => client.createRequest(input),
      replace: (id, etag, input) => client.replaceRequest(id, etag, input),
      get: id => client.request(id),
      keep,
      forget,
      later: (run, delayMs) => { const timer = setTimeout(run, delayMs); return () => clearTimeout(timer) },
      now: () => new Date(),
      changed: () => this.#changed(),
    }, saved === undefined ? emptyInput(f.language, '') : inputOf(saved.document), saved)
    this.save = save
    this.#changed()
    const kept = keptOf(save.id)
    if (kept !== undefined) save.restore(kept)
    if (fromStart !== '') this.#edit({ text: [save.input.text ?? '', fromStart].filter(part => part !== '').join('\n\n') })
    if ((save.input.text ?? '') !== '') void this.#understand()
  }

  /** Something about keeping changed: a new version brings its own address, marks and count. */
  #changed(): void {
    this.requestUpdate()
    const saved = this.save?.saved
    if (saved === undefined || saved === this.#seen) return
    this.#seen = saved
    // Kept while the reader already went on to another page: its address stays.
    if (!this.isConnected) return
    if (this.dataset['id'] === undefined) {
      this.dataset['id'] = saved.document.id
      renameAddress(`/requests/${saved.document.id}`)
    }
    // What the text itself was read as says more: it also knows what is not wanted.
    if (saved.document.text === this.save?.input.text && this.#readText !== saved.document.text) this.marks = marksOf(saved.document.understood, 'text')
    void this.#countAnew(saved)
  }

  #edit(change: Partial<RequestInput>): void {
    const save = this.save
    if (save === undefined) return
    if (change.text !== undefined) {
      this.marks = carriedOver(this.marks, save.input.text ?? '', change.text)
      clearTimeout(this.#readTimer)
      this.#readTimer = setTimeout(() => void this.#understand(), READ_DELAY_MS)
    }
    for (const field of Object.keys(change)) this.wrong.delete(field)
    save.edit(change)
  }

  /** What the text says, before it is kept. */
  async #understand(): Promise<void> {
    const save = this.save
    const text = save?.input.text ?? ''
    if (save === undefined || text.trim() === '') return
    this.#read?.abort()
    const read = this.#read = new AbortController()
    try {
      const found = await client.understand(text, undefined, read.signal)
      if (read.signal.aborted || save.input.text !== text) return
      this.language = found.language
      const written = LANGUAGES.find(known => known === found.language)
      if (written !== undefined && written !== save.input.language) save.edit({ language: written })
      const removed = new Set((save.input.decisions ?? []).filter(d => d.decision === 'removed').map(d => d.concept))
      this.#readText = text
      this.marks = marksOfConcepts(found.concepts, removed)
      this.quantities = found.quantities ?? []
      this.complete = found.complete ?? true
    } catch {
      // The lines are a help; the text does not depend on them.
    }
  }

  async #countAnew(saved: Versioned<Request>): Promise<void> {
    this.#count?.abort()
    const count = this.#count = new AbortController()
    this.counting = true
    try {
      const counts = await client.shortlist(saved.document.id, { limit: 0, minPosition: saved.position, signal: count.signal })
      this.countBefore = this.#counted === saved.document.id ? this.counts?.qualified : undefined
      this.#counted = saved.document.id
      this.counts = counts
    } catch {
      // The count of before stays in view until the next one comes.
    } finally {
      if (this.#count === count) this.counting = false
    }
  }

  async #move(to: RequestState, done: string, reason?: string): Promise<void> {
    const save = this.save
    if (save?.saved === undefined) return
    const from = save.saved.document.state
    await save.flush()
    try {
      save.took(await client.moveRequest(save.saved.document.id, save.saved.etag, to, reason))
      toast(done, undoable(from, to) ? () => void this.#move(from, m.request.undone) : undefined)
    } catch (error) {
      if (isProblem(error, 412)) {
        toast(m.shortlist.changedMeanwhile)
        return await this.#start()
      }
      toast(messageOf(error))
    }
  }

  async #close(): Promise<void> {
    const reason = await ask({ title: m.request.closeTitle, text: m.request.closeText, confirm: m.request.close, cancel: m.request.leaveOpen, field: { label: m.request.reason, hint: m.request.reasonHint, options: m.request.reasons, required: true, missing: m.request.reasonMissing } })
    if (reason !== undefined) await this.#move('closed', m.request.closedDone, reason)
  }

  async #delete(): Promise<void> {
    const save = this.save
    if (save === undefined) return
    const sure = await ask({ title: m.request.deleteTitle, text: m.request.deleteText, confirm: m.request.delete, cancel: m.request.keepIt, danger: true })
    if (sure === undefined) return
    try {
      save.stop()
      if (save.saved !== undefined) await client.deleteRequest(save.saved.document.id, save.saved.etag)
      forget(save.id)
      this.save = undefined
      navigate('/requests')
      toast(m.request.deleted)
    } catch (error) {
      if (isProblem(error, 412)) {
        toast(m.shortlist.changedMeanwhile)
        return await this.#start()
      }
      toast(messageOf(error))
    }
  }

  #asNew(): void {
    const input = this.save?.input
    if (input === undefined) return
    forget(this.save?.id)
    delete this.dataset['id']
    renameAddress('/requests/new')
    this.#seen = undefined
    this.#write(undefined)
    this.#edit(input)
  }

  protected override render() {
    if (this.reading !== undefined) {
      this.setTitle(this.reading.title)
      return requestForReading(this.reading, this.labelOf)
    }
    const save = this.save
    const title = save === undefined ? m.request.new : save.input.title || save.saved?.document.title || m.request.new
    this.setTitle(title)
    if (save === undefined) return html`<div class="head wrap"><h1>${m.crossing.request}</h1></div><div class="wrap body">${this.error === undefined ? loading(m.request.loading, 4) : failure(this.error, () => void this.#start())}</div>`
    const state = save.saved?.document.state ?? 'draft'
    const recognised = LANGUAGES.find(known => known === this.language)
    return html`<div class="head wrap">
        <div class="between"><h1>${title}</h1><p class="muted small" role="status">${saveWords(save, state === 'draft', new Date())}</p></div>
        <p class="facts"><span>${save.saved === undefined ? m.request.new : m.requestState[state]}</span>${recognised === undefined ? nothing : html`<span>${m.request.recognised(f.languageName(recognised))}</span>`}<span>${state === 'draft' ? m.request.seenByUs : m.request.seenBy[state]}</span>${save.saved?.document.closedReason === undefined ? nothing : html`<span>${save.saved.document.closedReason}</span>`}</p>
        ${crossing(save.id, 'request')}
      </div>
      <div class="wrap body"><div class="save-note">${saveNote(save, { again: () => void save.flush(), copy: () => this.#asNew() })}</div>
      <div class="intake">
        <div class="intake-left">${this.#text(save)}
          ${liveCount({ counts: this.counts, before: this.countBefore, busy: this.counting, labelOf: this.labelOf, relax: exclusion => this.#relax(save, exclusion) })}
          ${this.#missing(save, state)}</div>
        <div class="intake-right">
          ${understoodGroups({ understood: this.#understood(save), input: save.input, labelOf: this.labelOf, change: (decisions, done) => this.#decide(save, decisions, done) })}
          <h2 class="facts-title">${m.request.facts}</h2>
          ${this.#readText === save.input.text ? offeredNumbers(offersOf(save.input.text ?? '', this.quantities, save.input), change => this.#take(save, change)) : nothing}
          ${facts({ input: save.input, errors: new Map([...this.#serverErrors(save), ...this.wrong]), placeFound: save.saved?.document.place?.city === save.input.place?.city ? save.saved?.document.place?.found : undefined, country: save.input.organisation?.country ?? account()?.organisation.country ?? COUNTRY_OF[f.language], change: change => this.#edit(change), fail: (name, message) => { this.wrong = new Map(this.wrong).set(name, message) } })}
          ${this.#acts(save, state)}</div>
      </div></div>
      ${this.counts === undefined ? nothing : html`<div class="dock only-s" role="region" aria-label=${m.request.whoQualifies}><div class="wrap cluster"><span><b class="num">${f.count(this.counts.qualified)}</b> ${m.request.qualify(this.counts.qualified)}</span><a class="btn primary" href=${`/requests/${save.id}/shortlist`}>${m.crossing.shortlist}</a></div></div>`}`
  }

  #text(save: Autosave): TemplateResult {
    const { input } = save
    const errors = this.#serverErrors(save)
    return html`
      ${textField('title', m.request.title, input.title, 200, title => this.#edit({ title }), { error: errors.get('title'), hint: input.title === '' ? m.request.titleHint : undefined })}
      <div class=${errors.has('text') ? 'field wrong writing' : 'writing'}><h2 id="text-title">${m.request.whatChanges}</h2>
        ${editor(input.text ?? '', this.marks, errors.has('text'), text => this.#edit({ text }))}
        ${this.#readNote(input.text ?? '')}
        ${errors.has('text') ? html`<p class="err" id="text-wrong">${icon('warn', true)}${errors.get('text')}</p>` : nothing}</div>
      ${areaField('whyNow', m.request.whyNow, input.whyNow ?? '', 4000, 2, whyNow => this.#edit({ whyNow }), { error: errors.get('whyNow') })}`
  }

  /** What of the text could not be read. */
  #readNote(text: string): TemplateResult | typeof nothing {
    if (text === '' || this.#readText !== text) return nothing
    const note = !this.complete ? m.request.notAllRead : this.language === 'und' ? m.request.languageUnknown : ''
    return note === '' ? nothing : html`<p class="small muted" role="status">${note}</p>`
  }

  #take(save: Autosave, change: Partial<RequestInput>): void {
    const before = save.input
    this.#edit(change)
    toast(m.request.takenFromText, () => this.#edit(before))
  }

  /** What the server says about a field, after a sentence in the reader's language. */
  #serverErrors(save: Autosave): Map<string, string> {
    return new Map([...save.errors].map(([name, message]) => [name, `${m.form.wrong}: ${message}`]))
  }

  #understood(save: Autosave) {
    return understoodNow(save.saved?.document.understood ?? [], save.input.decisions ?? [])
  }

  #decide(save: Autosave, decisions: RequestInput['decisions'], done?: string): void {
    const before = save.input.decisions ?? []
    const removed = new Set((decisions ?? []).filter(d => d.decision === 'removed').map(d => d.concept))
    this.marks = this.marks.filter(mark => mark.negated || !removed.has(mark.concept))
    this.#edit({ decisions: decisions ?? [] })
    if (done !== undefined) toast(done, () => { this.#edit({ decisions: before }); void this.#understand() })
  }

  #relax(save: Autosave, exclusion: Exclusion): (() => void) | undefined {
    const changed = relaxed(save.input, exclusion)
    if (changed === undefined) return undefined
    return () => {
      const before = save.input
      this.#edit(changed)
      toast(m.shortlist.relaxedDone(exclusionName(exclusion, this.labelOf), relaxedName(exclusion)), () => this.#edit(before))
    }
  }

  #missing(save: Autosave, state: RequestState): TemplateResult | typeof nothing {
    const missing = state === 'draft' ? missingToPublish(save.input).filter(field => field !== 'title' || (save.input.text ?? '') === '') : []
    if (missing.length === 0) return nothing
    return html`<section class="missing" aria-labelledby="missing"><h2 class="h3" id="missing">${m.request.stillOpen}</h2><ol>${missing.map(field => html`<li><div><b><a href=${`#${ANCHOR[field]}`} @click=${(event: Event) => this.#jump(event, ANCHOR[field])}>${fieldName(field)}</a></b><p class="muted">${m.request.missing[field]}</p></div><span></span></li>`)}</ol></section>`
  }

  #jump(event: Event, id: string): void {
    event.preventDefault()
    const target = this.querySelector<HTMLElement>(`#${id}, [name="${id}"]`)
    target?.scrollIntoView({ block: 'center' })
    target?.focus({ preventScroll: true })
  }

  #acts(save: Autosave, state: RequestState): TemplateResult {
    const missing = missingToPublish(save.input).filter(field => field !== 'title' || (save.input.text ?? '') === '')
    const ready = missing.length === 0 && save.saved !== undefined
    const toList = save.id === undefined ? nothing : html`<a class=${state === 'draft' ? 'btn big' : 'btn primary big'} href=${`/requests/${save.id}/shortlist`}>${m.request.toShortlist} ${icon('arrow')}</a>`
    return html`<div class="acts stack-s"><div class="cluster">
      ${state === 'draft' ? html`<button class="btn primary big" type="button" aria-disabled=${ready ? 'false' : 'true'} aria-describedby=${ready ? nothing : 'publish-why'} @click=${() => { if (ready) void this.#move('published', m.request.publishedDone) }}>${m.request.publish}</button>` : nothing}
      ${toList}</div>
      ${state === 'draft' && !ready ? html`<p class="small muted" id="publish-why">${save.saved === undefined ? m.request.writeFirst : m.request.publishNeeds(f.list(missing.map(fieldName)))}</p>` : nothing}
      <p class="cluster">
        ${state === 'published' ? html`<button class="btn quiet" type="button" @click=${() => void this.#move('draft', m.request.withdrawnDone)}>${m.request.withdraw}</button><button class="btn quiet" type="button" @click=${() => void this.#move('filled', m.request.filledDone)}>${m.request.fill}</button><button class="btn quiet" type="button" @click=${() => void this.#close()}>${m.request.closeIt}</button>` : nothing}
        ${state === 'filled' || state === 'closed' ? html`<button class="btn quiet" type="button" @click=${() => void this.#move('published', m.request.reopenedDone)}>${m.request.reopen}</button>` : nothing}
        ${save.saved === undefined ? nothing : html`<button class="btn quiet" type="button" @click=${() => void this.#delete()}>${icon('trash', true)}${m.request.delete}</button>`}</p></div>`
  }
}

/** Where each missing answer is given. */
const ANCHOR: Record<Missing, string> = { title: 'title', text: 'text', start: 'start', months: 'months', daysPerWeek: 'daysPerWeek', publicVersion: 'public-title' }
const COUNTRY_OF = { nl: 'NL', en: 'NL', fr: 'FR', de: 'DE' } as const

function undoable(from: RequestState, to: RequestState): boolean {
  return (from === 'draft' && to === 'published') || (from === 'published' && to === 'draft') || (from === 'published' && to === 'filled')
}
customElements.define('veerman-request', RequestPage)
