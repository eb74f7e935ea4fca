import { html, nothing, type TemplateResult } from 'lit'
import type { Inquiry, InquiryKind } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { areaField, selectField } from '../../components/form/form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

const KINDS: readonly InquiryKind[] = ['ranking', 'data']

/** Questions to a person: to ask and follow one's own; for administrators to answer everybody's. */
class InquiriesPage extends AccountForm {
  static override properties = { ...AccountForm.properties, items: { state: true }, next: { state: true }, failed: { state: true }, kind: { state: true }, question: { state: true }, answering: { state: true }, answer: { state: true } }
  declare items: Inquiry[] | undefined
  declare next: string | undefined
  declare failed: unknown
  declare kind: InquiryKind
  declare question: string
  declare answering: string | undefined
  declare answer: string

  constructor() {
    super()
    this.kind = 'ranking'
    this.question = ''
    this.answer = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(true)
  }

  get #admin(): boolean {
    return account()?.roles.includes('admin') === true
  }

  /** The page somebody came from to contest what stood there. */
  get #about(): string | undefined {
    const about = new URLSearchParams(location.search).get('about')
    return about !== null && /^\/[a-z-]+(\/[0-9a-f-]{36}(\/[a-z]+)?)?$/.test(about) ? about : undefined
  }

  async #load(anew: boolean): Promise<void> {
    this.failed = undefined
    try {
      const page = await client.inquiries(undefined, anew ? undefined : this.next)
      this.items = [...(anew ? [] : this.items ?? []), ...page.items]
      this.next = page.next
    } catch (error) {
      this.failed = error
    }
  }

  async #ask(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const question = this.question.trim()
    await this.attempt(question === '' ? new Map([['question', m.inquiries.missing]]) : new Map(), async () => {
      await client.ask(this.kind, question, this.#about)
      this.question = ''
      toast(m.inquiries.asked)
      await this.#load(true)
    })
  }

  async #take(inquiry: Inquiry): Promise<void> {
    try {
      await client.takeInquiry(inquiry.id)
    } catch (error) {
      toast(messageOf(error))
    }
    await this.#load(true)
  }

  async #send(event: SubmitEvent, inquiry: Inquiry): Promise<void> {
    event.preventDefault()
    const answer = this.answer.trim()
    await this.attempt(answer === '' ? new Map([['answer', m.inquiries.answerMissing]]) : new Map(), async () => {
      await client.answerInquiry(inquiry.id, answer)
      this.answering = undefined
      this.answer = ''
      toast(m.inquiries.answeredDone)
      await this.#load(true)
    })
  }

  protected override render() {
    this.setTitle(m.inquiries.title)
    return html`<div class="head wrap"><h1>${m.inquiries.title}</h1><p class="prose">${m.inquiries.lead}</p></div>
      <div class="wrap body"><div class="settings">
        ${this.#admin ? nothing : this.#asking()}
        <section class="sec strong" aria-labelledby="asked">${this.#admin ? html`<h2 class="h3" id="asked">${m.inquiries.all}</h2>` : html`<h2 class="vh" id="asked">${m.inquiries.title}</h2>`}
          ${this.failed !== undefined ? failure(this.failed, () => void this.#load(true)) : this.items === undefined ? loading(m.inquiries.loading, 3) : this.items.length === 0 ? html`<p class="muted">${m.inquiries.none}</p>` : html`<ul class="cost">${this.items.map(one => this.#inquiry(one))}</ul>`}
          ${this.next === undefined ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" @click=${() => void this.#load(false)}>${m.list.more}</button></p>`}</section>
      </div></div>`
  }

  #asking(): TemplateResult {
    const about = this.#about
    return html`<section class="sec strong" aria-labelledby="ask"><h2 class="h3" id="ask">${m.inquiries.ask}</h2>${this.answering === undefined ? this.note() : nothing}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#ask(event)}>
        ${selectField('kind', m.inquiries.kind, this.kind, KINDS.map(value => ({ value, name: m.inquiries.kinds[value] })), value => { this.kind = value as InquiryKind })}
        ${about === undefined ? nothing : html`<p class="small"><a href=${about}>${m.inquiries.about}</a></p>`}
        ${areaField('question', m.inquiries.question, this.question, 4_000, 4, value => { this.question = value }, { hint: m.inquiries.questionHint, error: this.wrong.get('question') })}
        <button class="btn primary" aria-disabled=${this.busy ? 'true' : 'false'}>${m.inquiries.ask}</button>
      </form></section>`
  }

  #inquiry(one: Inquiry): TemplateResult {
    const facts = [this.#admin ? one.askedBy : '', f.day(one.askedAt), ...(one.state === 'answered' ? [] : [m.inquiries.due(f.day(one.dueAt)), one.takenBy === undefined ? '' : m.inquiries.by(one.takenBy)])]
    return html`<li class="stack-s"><div class="between"><div><b>${m.inquiries.kinds[one.kind]}</b> <span class=${one.state === 'answered' ? 'tag water' : 'tag'}>${m.inquiries.states[one.state]}</span><p class="muted small">${facts.filter(part => part !== '').join(' · ')}</p></div>
        ${!this.#admin || one.state === 'answered' || this.answering === one.id ? nothing : html`<p class="cluster">${one.state === 'open' ? html`<button class="btn sm" type="button" @click=${() => void this.#take(one)}>${m.inquiries.take}</button>` : nothing}<button class="btn sm primary" type="button" @click=${() => { this.answering = one.id; this.wrong = new Map() }}>${m.inquiries.answer}</button></p>`}</div>
      <p class="pre">${one.question}</p>${one.about === undefined ? nothing : html`<p class="small"><a href=${one.about}>${m.inquiries.about}</a></p>`}
      ${one.answer === undefined ? nothing : html`<div class="note plain"><h3 class="h4">${m.inquiries.answer}</h3><p class="pre">${one.answer}</p></div>`}
      ${this.answering !== one.id ? nothing : html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#send(event, one)}>${this.note()}
        ${areaField('answer', m.inquiries.answer, this.answer, 4_000, 4, value => { this.answer = value }, { error: this.wrong.get('answer') })}
        <p class="cluster"><button class="btn primary">${m.inquiries.answerDo}</button><button class="btn quiet" type="button" @click=${() => { this.answering = undefined }}>${m.account.keep}</button></p></form>`}</li>`
  }
}
customElements.define('veerman-inquiries', InquiriesPage)
