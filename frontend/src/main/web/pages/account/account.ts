import { html, nothing, type TemplateResult } from 'lit'
import { LANGUAGES, type Account, type Language, type SessionLine } from '../../api/types.ts'
import { navigate } from '../../app/router/navigate.ts'
import { account, client, erase, restoreSession } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm, mailed, troubleNote } from '../../components/form/account-form.ts'
import { selectField } from '../../components/form/form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { LANGUAGE_NAMES, f, m } from '../../language/current.ts'
import { deviceName } from './device.ts'
import './passkeys.ts'

type Section = 'person' | 'address' | 'password' | 'erase'

/** One's own account: name and language, address, password, and where one is signed in. */
class AccountPage extends AccountForm {
  static override properties = { ...AccountForm.properties, sessions: { state: true }, failed: { state: true }, sentTo: { state: true }, section: { state: true }, language: { state: true }, erasing: { state: true } }
  declare sessions: SessionLine[] | undefined
  declare failed: unknown
  declare sentTo: string | undefined
  declare section: Section | undefined
  declare language: Language | undefined
  declare erasing: boolean

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    this.failed = undefined
    try {
      this.sessions = (await client.sessions()).items
    } catch (error) {
      this.failed = error
    }
  }

  async #savePerson(event: SubmitEvent, who: Account): Promise<void> {
    event.preventDefault()
    this.section = 'person'
    const name = this.typed(event, 'name')
    await this.attempt(name === '' ? new Map([['name', m.account.nameMissing]]) : new Map(), async () => {
      await client.changeAccount(name, this.language ?? who.language)
      await restoreSession()
      toast(m.account.saved)
    })
  }

  async #saveAddress(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    this.section = 'address'
    const email = this.typed(event, 'email')
    const password = this.typedPassword(event, 'addressPassword')
    const missing = new Map<string, string>()
    if (!/^\S+@\S+$/.test(email)) missing.set('email', m.signIn.emailMissing)
    if (password === '') missing.set('addressPassword', m.signIn.passwordMissing)
    await this.attempt(missing, async () => {
      await client.askNewAddress(email, password)
      this.sentTo = email
    })
  }

  async #savePassword(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    this.section = 'password'
    const form = event.target as HTMLFormElement
    const current = this.typedPassword(event, 'current')
    const password = this.typedPassword(event, 'password')
    const missing = new Map<string, string>()
    if (current === '') missing.set('current', m.signIn.passwordMissing)
    if (password === '') missing.set('password', m.signIn.passwordMissing)
    await this.attempt(missing, async () => {
      await client.changePassword(current, password)
      form.reset()
      toast(m.account.passwordChanged)
      await this.#load()
    })
  }

  async #end(session: SessionLine | undefined): Promise<void> {
    try {
      await (session === undefined ? client.endOtherSessions() : client.endSession(session.id))
      toast(m.account.ended)
      await this.#load()
    } catch (error) {
      toast(messageOf(error))
    }
  }

  async #erase(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    this.section = 'erase'
    const password = this.typedPassword(event, 'erasePassword')
    await this.attempt(password === '' ? new Map([['erasePassword', m.signIn.passwordMissing]]) : new Map(), async () => {
      await erase(password)
      navigate('/', 'replace')
      toast(m.account.erased)
    })
  }

  #noteOf(section: Section): TemplateResult | typeof nothing {
    return this.section === section && this.trouble !== undefined ? troubleNote(this.trouble) : nothing
  }

  protected override render() {
    this.setTitle(m.account.title)
    const who = account()
    if (who === undefined) return nothing
    return html`<div class="head wrap"><h1>${m.account.title}</h1><p class="facts"><span>${who.email}</span></p></div>
      <div class="wrap body"><div class="settings">
        ${this.#person(who)}${this.#address()}${this.#password(who)}<veerman-passkeys></veerman-passkeys>${this.#sessions()}${this.#data(who)}
      </div></div>`
  }

  #person(who: Account): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="person"><h2 class="h3" id="person">${m.account.person}</h2>${this.#noteOf('person')}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#savePerson(event, who)}>
        ${this.input('name', m.account.name, 'text', 'name', { value: who.name })}
        ${selectField('language', m.account.language, this.language ?? who.language, LANGUAGES.map(value => ({ value, name: LANGUAGE_NAMES[value] })), value => { this.language = value as Language }, { hint: m.account.languageHint })}
        <button class="btn primary">${m.account.save}</button>
      </form></section>`
  }

  #address(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="address"><h2 class="h3" id="address">${m.account.address}</h2>
      ${this.sentTo !== undefined ? mailed(this.sentTo) : html`<p class="muted">${m.account.addressText}</p>${this.#noteOf('address')}
        <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#saveAddress(event)}>
          ${this.input('email', m.account.newAddress, 'email', 'email')}
          ${this.input('addressPassword', m.signIn.password, 'password', 'current-password')}
          <button class="btn">${m.account.addressDo}</button>
        </form>`}</section>`
  }

  #password(who: Account): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="password-title"><h2 class="h3" id="password-title">${m.signIn.password}</h2><p class="muted">${m.account.passwordText}</p>${this.#noteOf('password')}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#savePassword(event)}>
        <input class="vh" type="email" name="username" autocomplete="username" .value=${who.email} tabindex="-1" aria-hidden="true" readonly>
        ${this.input('current', m.account.currentPassword, 'password', 'current-password')}
        ${this.input('password', m.account.newPassword, 'password', 'new-password', { hint: m.account.passwordHint })}
        <button class="btn">${m.account.passwordDo}</button>
      </form></section>`
  }

  #sessions(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="sessions"><h2 class="h3" id="sessions">${m.account.sessions}</h2><p class="muted">${m.account.sessionsText}</p>
      ${this.failed !== undefined ? failure(this.failed, () => void this.#load()) : this.sessions === undefined ? loading(m.account.sessionsLoading, 2) : html`
        <ul class="cost">${this.sessions.map(session => html`<li class="between"><div><b>${deviceName(session.device) || m.account.someDevice}</b>${session.current ? html` <span class="tag water">${m.account.here}</span>` : nothing}<p class="muted small">${m.account.lastUsed(f.ago(new Date(session.lastUsedAt), new Date()))} · ${m.account.begun(f.day(session.createdAt))}</p></div>
          ${session.current ? nothing : html`<button class="btn sm" type="button" @click=${() => void this.#end(session)}>${m.account.end}<span class="vh">: ${deviceName(session.device)}</span></button>`}</li>`)}</ul>
        ${this.sessions.length < 2 ? nothing : html`<p><button class="btn" type="button" @click=${() => void this.#end(undefined)}>${m.account.endOthers}</button></p>`}`}</section>`
  }

  #data(who: Account): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="data"><h2 class="h3" id="data">${m.account.data}</h2><p class="muted">${m.account.dataText}</p>
      <p class="cluster"><a class="btn" href="/api/v1/account/export?form=text" download>${m.account.exportText}</a><a class="btn" href="/api/v1/account/export" download>${m.account.exportJson}</a></p>
      ${this.#noteOf('erase')}
      ${this.erasing ? html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#erase(event)}>
        <p>${m.account.eraseWhat(who.organisations.map(one => one.organisation.name).join(', '))}</p>
        ${this.input('erasePassword', m.signIn.password, 'password', 'current-password')}
        <p class="cluster"><button class="btn danger" aria-disabled=${this.busy ? 'true' : 'false'}>${m.account.eraseDo}</button><button class="btn quiet" type="button" @click=${() => { this.erasing = false }}>${m.account.keep}</button></p>
      </form>` : html`<p><button class="btn" type="button" @click=${() => { this.erasing = true }}>${m.account.erase}</button></p>`}</section>`
  }
}
customElements.define('veerman-account', AccountPage)
