import { html, nothing, type TemplateResult } from 'lit'
import type { Versioned } from '../../api/client.ts'
import type { Organisation, OrganisationWhole, VerificationEvidence, VerificationState } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { selectField } from '../../components/form/form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

const STATES: readonly VerificationState[] = ['asked', 'verified', 'refused', 'none']

/** The organisations of the platform, for administrators: looked at and verified, refused, or taken back. */
class OrganisationsPage extends AccountForm {
  static override properties = { ...AccountForm.properties, items: { state: true }, next: { state: true }, failed: { state: true }, state: { state: true }, opened: { state: true }, evidence: { state: true }, provider: { state: true } }
  declare items: Organisation[] | undefined
  declare next: string | undefined
  declare failed: unknown
  declare state: VerificationState
  declare opened: Versioned<OrganisationWhole> | undefined
  declare evidence: VerificationEvidence | undefined
  declare provider: { issuer: string; clientId: string } | undefined

  constructor() {
    super()
    this.state = 'asked'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(true)
  }

  async #load(anew: boolean): Promise<void> {
    this.failed = undefined
    if (anew) this.items = undefined
    try {
      const page = await client.organisations(this.state, anew ? undefined : this.next)
      this.items = [...(this.items ?? []), ...page.items]
      this.next = page.next
    } catch (error) {
      this.failed = error
    }
  }

  async #open(id: string): Promise<void> {
    this.wrong = new Map()
    if (this.opened?.document.id === id) {
      this.opened = undefined
      return
    }
    try {
      const provider = client.identityProvider(id).catch(() => undefined);
      [this.opened, this.evidence, this.provider] = await Promise.all([client.organisation(id), client.verificationEvidence(id), provider])
    } catch (error) {
      toast(messageOf(error))
    }
  }

  async #decide(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const opened = this.opened
    if (opened === undefined) return
    const verified = (event.submitter as HTMLButtonElement | null)?.value === 'yes'
    const note = this.typed(event, 'note')
    await this.attempt(!verified && note === '' ? new Map([['note', m.organisations.noteMissing]]) : new Map(), async () => {
      const { id, name } = opened.document
      await client.decideVerification(id, opened.etag, verified, verified ? undefined : note)
      this.opened = undefined
      toast(verified ? m.organisations.done(name) : m.organisations.refusedDone(name))
      await this.#load(true)
    })
  }

  async #connect(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const id = this.opened?.document.id
    if (id === undefined) return
    const issuer = this.typed(event, 'issuer')
    const clientId = this.typed(event, 'clientId')
    const missing = new Map<string, string>()
    if (!/^https?:\/\/\S+$/.test(issuer)) missing.set('issuer', m.account.fieldRefused)
    if (clientId === '') missing.set('clientId', m.account.fieldRefused)
    await this.attempt(missing, async () => {
      await client.connectIdentityProvider(id, issuer, clientId)
      this.provider = { issuer, clientId }
      toast(m.provider.connected)
    })
  }

  async #disconnect(): Promise<void> {
    const id = this.opened?.document.id
    if (id === undefined) return
    try {
      await client.disconnectIdentityProvider(id)
      this.provider = undefined
      toast(m.provider.disconnected)
    } catch (error) {
      toast(messageOf(error))
    }
  }

  protected override render() {
    this.setTitle(m.organisations.title)
    return html`<div class="head wrap"><h1>${m.organisations.title}</h1></div>
      <div class="wrap body"><div class="settings">
        ${selectField('state', m.verify.title, this.state, STATES.map(value => ({ value, name: m.organisations.states[value] })), value => { this.state = value as VerificationState; void this.#load(true) })}
        ${this.failed !== undefined ? failure(this.failed, () => void this.#load(true)) : this.items === undefined ? loading(m.organisations.loading, 4) : this.items.length === 0 ? html`<p class="muted" role="status">${m.organisations.noneHere}</p>` : html`<ul class="cost">${this.items.map(line => this.#line(line))}</ul>`}
        ${this.next === undefined ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" @click=${() => void this.#load(false)}>${m.list.more}</button></p>`}
      </div></div>`
  }

  #line(line: Organisation): TemplateResult {
    const open = this.opened?.document.id === line.id
    return html`<li><div class="between"><div><button class="plain" type="button" aria-expanded=${open ? 'true' : 'false'} @click=${() => void this.#open(line.id)}><b>${line.name}</b></button><p class="muted small">${[m.organisation.kinds[line.kind], line.country === undefined ? '' : f.countryName(line.country)].filter(part => part !== '').join(' · ')}</p></div></div>
      ${open && this.opened !== undefined ? this.#decision(this.opened.document) : nothing}</li>`
  }

  #decision(one: OrganisationWhole): TemplateResult {
    const { verification } = one
    const seen = this.evidence?.addressAtDomain
    const plausible = this.evidence?.numberPlausible
    return html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#decide(event)}>${this.note()}
      <dl class="facts-list">${verification.domain === undefined ? nothing : html`<div><dt>${m.verify.domain}</dt><dd>${verification.domain}<br><span class="small muted">${seen === true ? m.organisations.domainSeen : m.organisations.domainUnseen}</span></dd></div>`}
        ${verification.registerNumber === undefined ? nothing : html`<div><dt>${m.verify.number}</dt><dd>${verification.registerNumber}${plausible === undefined ? nothing : html`<br><span class="small muted">${plausible ? m.organisations.plausible : m.organisations.implausible}</span>`}</dd></div>`}
        ${verification.note === undefined ? nothing : html`<div><dt>${m.organisations.note}</dt><dd>${verification.note}</dd></div>`}</dl>
      ${this.input('note', m.organisations.note, 'text', 'off', { hint: m.organisations.noteHint })}
      <p class="cluster">${one.verified ? nothing : html`<button class="btn primary" name="decision" value="yes">${m.organisations.verify}</button>`}<button class="btn" name="decision" value="no">${one.verified ? m.organisations.takeBack : m.organisations.refuse}</button></p></form>
      ${one.verified && verification.domain !== undefined ? this.#providerForm(verification.domain) : nothing}`
  }

  #providerForm(domain: string): TemplateResult {
    return html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#connect(event)}><h3 class="h4">${m.provider.title}</h3><p class="muted small">${m.provider.text(domain, `${location.origin}/sso`)}</p>
      ${this.input('issuer', m.provider.issuer, 'text', 'off', { value: this.provider?.issuer ?? '' })}
      ${this.input('clientId', m.provider.clientId, 'text', 'off', { value: this.provider?.clientId ?? '' })}
      <p class="cluster"><button class="btn">${m.provider.connect}</button>${this.provider === undefined ? nothing : html`<button class="btn quiet" type="button" @click=${() => void this.#disconnect()}>${m.provider.disconnect}</button>`}</p></form>`
  }
}
customElements.define('veerman-organisations', OrganisationsPage)
