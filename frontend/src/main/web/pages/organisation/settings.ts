import { html, nothing, type TemplateResult } from 'lit'
import { isProblem, type Versioned } from '../../api/client.ts'
import type { Account, OrganisationWhole, Representation } from '../../api/types.ts'
import { account, client, restoreSession } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm, troubleNote } from '../../components/form/account-form.ts'
import { areaField, countryChoices, selectField } from '../../components/form/form.ts'
import { failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { lines, stateTag } from '../privacy/privacy.ts'

type Section = 'verification' | 'name' | 'hidden'

/** What owners say of their organisation: its name, how it can be checked, and from whom its requests are kept. */
class OrganisationSettings extends AccountForm {
  static override properties = { ...AccountForm.properties, rights: { state: true }, found: { state: true }, failed: { state: true }, section: { state: true }, country: { state: true }, names: { state: true } }
  declare rights: Representation[]
  declare found: Versioned<OrganisationWhole> | undefined
  declare failed: unknown
  declare section: Section | undefined
  declare country: string
  declare names: string

  constructor() {
    super()
    this.rights = []
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    const who = account()
    if (who === undefined) return
    this.failed = undefined
    try {
      this.#took(await client.organisation(who.organisation.id))
      if (who.organisation.kind === 'agency') this.rights = (await client.representations(undefined)).items
    } catch (error) {
      this.failed = error
    }
  }

  #took(found: Versioned<OrganisationWhole>): void {
    this.found = found
    this.country = found.document.country ?? ''
    this.names = found.document.hiddenFromNames.join('\n')
  }

  async #change(section: Section, missing: ReadonlyMap<string, string>, change: (before: Versioned<OrganisationWhole>) => Promise<Versioned<OrganisationWhole>>, said: string): Promise<void> {
    const before = this.found
    if (before === undefined) return
    this.section = section
    await this.attempt(missing, async () => {
      try {
        this.#took(await change(before))
        toast(said)
      } catch (error) {
        if (isProblem(error, 412)) await this.#load()
        throw error
      }
    })
  }

  async #ask(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const domain = this.typed(event, 'domain')
    const registerNumber = this.typed(event, 'registerNumber')
    await this.#change('verification', domain === '' && registerNumber === '' ? new Map([['domain', m.verify.missing]]) : new Map(),
      before => client.askVerification(before.document.id, before.etag, { ...(domain === '' ? {} : { domain }), ...(registerNumber === '' ? {} : { registerNumber }) }), m.verify.asking)
  }

  async #rename(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const name = this.typed(event, 'organisationName')
    await this.#change('name', name === '' ? new Map([['organisationName', m.account.organisationMissing]]) : new Map(),
      before => client.changeOrganisation(before.document.id, before.etag, name, this.country === '' ? undefined : this.country), m.account.saved)
    await restoreSession()
  }

  async #hide(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    await this.#change('hidden', new Map(), before => client.hideOrganisation(before.document.id, before.etag, before.document.hiddenFromManagers, lines(this.names)), m.account.saved)
  }

  async #unhide(): Promise<void> {
    await this.#change('hidden', new Map(), before => client.hideOrganisation(before.document.id, before.etag, [], before.document.hiddenFromNames), m.account.saved)
  }

  #noteOf(section: Section): TemplateResult | typeof nothing {
    return this.section === section && this.trouble !== undefined ? troubleNote(this.trouble) : nothing
  }

  protected override render() {
    const who = account()
    if (who === undefined || who.organisation.kind === 'platform') return nothing
    if (this.failed !== undefined) return failure(this.failed, () => void this.#load())
    if (this.found === undefined) return loading(m.organisation.title, 2)
    const owner = who.organisationRole === 'owner'
    const seeks = who.organisation.kind !== 'practice'
    return html`${who.organisation.kind === 'agency' ? this.#represented() : nothing}${seeks ? this.#verification(this.found.document, owner) : nothing}${owner && seeks ? this.#hidden(this.found.document) : nothing}${owner ? this.#name(this.found.document, who) : nothing}`
  }

  #represented(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="represented"><h2 class="h3" id="represented">${m.agencyRights.title}</h2>
      ${this.rights.length === 0 ? html`<p class="muted">${m.agencyRights.none}</p>` : html`<ul class="cost">${this.rights.map(one => html`<li class="between"><div>${one.managerName === undefined ? html`<span class="muted">${m.agencyRights.someone}</span>` : html`<a href=${`/managers/${one.manager}`}>${one.managerName}</a>`} ${stateTag(one)}<p class="muted small">${[m.privacy.untilDay(f.day(one.until)), one.client === undefined ? '' : m.privacy.onlyFor(one.client)].filter(part => part !== '').join(' · ')}</p></div></li>`)}</ul>`}</section>`
  }

  #verification(one: OrganisationWhole, owner: boolean): TemplateResult {
    const { state, at, note, domain, registerNumber } = one.verification
    const day = at === undefined ? '' : f.day(at)
    const said = state === 'asked' ? m.verify.asked(day) : state === 'verified' ? m.verify.verified(day) : state === 'refused' ? m.verify.refused(note ?? '') : m.verify.none
    return html`<section class="sec strong" aria-labelledby="verification"><h2 class="h3" id="verification">${m.verify.title}</h2><p class="muted">${said}</p>${this.#noteOf('verification')}
      ${!owner || state === 'verified' ? nothing : html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#ask(event)}>
        ${this.input('domain', m.verify.domain, 'text', 'off', { hint: m.verify.domainHint, value: domain ?? '' })}
        ${this.input('registerNumber', m.verify.number, 'text', 'off', { value: registerNumber ?? '' })}
        <button class=${state === 'asked' ? 'btn' : 'btn primary'} aria-disabled=${this.busy ? 'true' : 'false'}>${state === 'none' ? m.verify.ask : m.verify.askAgain}</button></form>`}</section>`
  }

  #hidden(one: OrganisationWhole): TemplateResult {
    const chosen = one.hiddenFromManagers.length
    return html`<section class="sec strong" aria-labelledby="hidden"><h2 class="h3" id="hidden">${m.org.hidden}</h2>${this.#noteOf('hidden')}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#hide(event)}>
        ${areaField('names', m.org.names, this.names, 50_000, 3, value => { this.names = value }, { hint: m.org.hiddenHint, error: this.wrong.get('names') })}
        ${chosen === 0 ? nothing : html`<p class="small">${m.org.hiddenManagers(f.count(chosen))} <button class="link" type="button" @click=${() => void this.#unhide()}>${m.org.unhide}</button></p>`}
        <button class="btn">${m.privacy.save}</button></form></section>`
  }

  #name(one: OrganisationWhole, who: Account): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="naming"><h2 class="h3" id="naming">${m.org.name}</h2>${who.organisation.kind === 'practice' ? nothing : html`<p class="muted">${m.org.nameHint}</p>`}${this.#noteOf('name')}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#rename(event)}>
        ${this.input('organisationName', m.account.organisation, 'text', 'organization', { value: one.name })}
        ${selectField('country', m.org.country, this.country, countryChoices(this.country, '—'), value => { this.country = value })}
        <button class="btn">${m.privacy.save}</button></form></section>`
  }
}
customElements.define('veerman-organisation-settings', OrganisationSettings)
