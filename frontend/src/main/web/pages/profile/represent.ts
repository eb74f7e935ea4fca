import { html, nothing, type TemplateResult } from 'lit'
import type { Representation } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { dateField } from '../../components/form/form.ts'
import { messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { stateTag } from '../privacy/privacy.ts'
import { isoDay } from './calendar.ts'

const SOME_MONTHS_MS = 183 * 86_400_000

/** An agency's right to represent a manager: asked for, held, given up. */
class RepresentSection extends AccountForm {
  static override properties = { ...AccountForm.properties, rights: { state: true }, until: { state: true } }
  declare rights: Representation[] | undefined
  declare until: string | undefined

  constructor() {
    super()
    this.until = isoDay(Date.now() + SOME_MONTHS_MS)
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    try {
      this.rights = (await client.representationsOf(this.dataset['manager'] ?? '')).items
    } catch {
      // The profile stands by itself.
      this.rights = undefined
    }
  }

  async #begin(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const client_ = this.typed(event, 'client')
    const until = this.until
    await this.attempt(until === undefined ? new Map([['until', m.account.fieldRefused]]) : new Map(), async () => {
      await client.beginRepresentation(this.dataset['manager'] ?? '', { until: until ?? '', ...(client_ === '' ? {} : { client: client_ }) })
      toast(this.dataset['keeper'] === undefined ? m.agencyRights.asked : m.account.saved)
      await this.#load()
    })
  }

  async #end(one: Representation): Promise<void> {
    try {
      await client.endRepresentation(one.id)
    } catch (error) {
      toast(messageOf(error))
    }
    await this.#load()
  }

  protected override render() {
    if (this.rights === undefined) return nothing
    const keeper = this.dataset['keeper'] !== undefined
    return html`<section class="sec strong" aria-labelledby="represent"><h2 id="represent">${keeper ? m.agencyRights.record : m.agencyRights.ask}</h2>
      ${this.rights.length === 0 ? nothing : html`<ul class="cost">${this.rights.map(one => this.#right(one))}</ul>`}
      <p class="muted">${keeper ? m.agencyRights.recordText : m.agencyRights.askText}</p>${this.note()}
      <form class="stack short-form" novalidate @submit=${(event: SubmitEvent) => void this.#begin(event)}>
        ${this.input('client', m.agencyRights.client, 'text', 'off', { hint: m.agencyRights.clientHint })}
        ${dateField('until', m.agencyRights.until, this.until, value => { this.until = value }, { error: this.wrong.get('until') })}
        <button class="btn" aria-disabled=${this.busy ? 'true' : 'false'}>${keeper ? m.agencyRights.record : m.agencyRights.askDo}</button>
      </form></section>`
  }

  #right(one: Representation): TemplateResult {
    return html`<li class="between"><div><b>${one.client ?? m.agencyRights.title}</b> ${stateTag(one)}<p class="muted small">${m.privacy.untilDay(f.day(one.until))}</p></div>
      ${one.inForce || one.state === 'asked' ? html`<button class="btn sm" type="button" @click=${() => void this.#end(one)}>${m.agencyRights.giveUp}</button>` : nothing}</li>`
  }
}
customElements.define('veerman-represent', RepresentSection)
