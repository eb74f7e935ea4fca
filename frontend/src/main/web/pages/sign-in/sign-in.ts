import { html, nothing, type TemplateResult } from 'lit'
import { OfflineError, ProblemError, isProblem } from '../../api/client.ts'
import { passkeysWork } from '../../api/passkeys.ts'
import { navigate } from '../../app/router/navigate.ts'
import { routeOf } from '../../app/router/routes.ts'
import { account, goToProvider, signIn, signInWithPasskey, takeExpired } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { troubleNote } from '../../components/form/account-form.ts'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'

/** The accounts that demo data brings along; the server says on the page whether it is a demo. */
const DEMO_ACCOUNTS = ['company', 'manager', 'agency', 'admin'] as const
const DEMO_PASSWORD = 'ferry-to-the-new-way'

type Trouble = { kind: 'wrong' } | { kind: 'kept-out'; error: ProblemError } | { kind: 'throttled'; seconds: number | undefined } | { kind: 'offline' } | { kind: 'failed' } | { kind: 'incomplete'; email: boolean; password: boolean }

class SignInPage extends View {
  static override properties = { trouble: { state: true }, busy: { state: true } }
  declare trouble: Trouble | undefined
  declare busy: boolean
  readonly #expired = takeExpired()
  readonly #demo = document.querySelector('meta[name="veerman-demo"][content="true"]') !== null

  override connectedCallback(): void {
    super.connectedCallback()
    if (account() !== undefined) queueMicrotask(() => navigate(this.#next(), 'replace'))
  }

  #next(): string {
    const route = routeOf(location.pathname, location.search)
    return (route.page === 'sign-in' ? route.next : undefined) ?? '/me'
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    if (this.busy) return
    const data = new FormData(event.target as HTMLFormElement)
    await this.#enter(String(data.get('email') ?? '').trim(), String(data.get('password') ?? ''))
  }

  async #enter(email: string, password: string): Promise<void> {
    if (email === '' || password === '') {
      this.trouble = { kind: 'incomplete', email: email === '', password: password === '' }
      return this.#focusTrouble()
    }
    this.busy = true
    this.trouble = undefined
    try {
      await signIn(email, password)
      navigate(this.#next(), 'replace')
    } catch (error) {
      this.trouble = troubleOf(error)
      await this.#focusTrouble()
    } finally {
      this.busy = false
    }
  }

  async #passkey(): Promise<void> {
    this.trouble = undefined
    try {
      await signInWithPasskey()
      navigate(this.#next(), 'replace')
    } catch (error) {
      // Whoever turns it down, or has none here, is where they were.
      if (error instanceof DOMException) return
      this.trouble = isProblem(error, 401) ? { kind: 'kept-out', error } : troubleOf(error)
    }
  }

  /** With the address that stands in the form. */
  async #provider(): Promise<void> {
    const email = this.querySelector<HTMLInputElement>('#email')?.value.trim() ?? ''
    if (email === '') {
      this.trouble = { kind: 'incomplete', email: true, password: false }
      return this.#focusTrouble()
    }
    this.trouble = undefined
    try {
      await goToProvider(email, this.#next())
    } catch (error) {
      this.trouble = error instanceof ProblemError && error.problem.status !== 429 ? { kind: 'kept-out', error } : troubleOf(error)
    }
  }

  async #focusTrouble(): Promise<void> {
    await this.updateComplete
    this.querySelector<HTMLElement>(this.trouble?.kind === 'incomplete' && !this.trouble.email ? '#password' : '#email')?.focus()
  }

  protected override render() {
    this.setTitle(m.signIn.title)
    const trouble = this.trouble
    const incomplete = trouble?.kind === 'incomplete' ? trouble : undefined
    return html`<div class="wrap sign-in"><div>
      <h1>${m.signIn.title}</h1>
      ${this.#expired ? html`<p class="note plain" role="status">${icon('info')}<span>${m.signIn.expired}</span></p>` : nothing}
      ${trouble === undefined || incomplete !== undefined ? nothing : this.#note(trouble)}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
        ${this.#field('email', m.signIn.email, 'email', 'username', incomplete?.email === true ? m.signIn.emailMissing : '')}
        ${this.#field('password', m.signIn.password, 'password', 'current-password', incomplete?.password === true ? m.signIn.passwordMissing : '')}
        <button class="btn primary big" aria-disabled=${this.busy ? 'true' : 'false'}>${this.busy ? m.signIn.busy : m.app.signIn}</button>
      </form>
      <p class="cluster"><button class="btn" type="button" @click=${() => void this.#provider()}>${m.provider.signIn}</button>${passkeysWork() ? html`<button class="btn" type="button" @click=${() => void this.#passkey()}>${m.account.withPasskey}</button>` : nothing}</p>
      <p class="sign-foot"><a href="/forgotten">${m.account.forgotten}</a> <span>${m.account.noneYet} <a href="/sign-up">${m.account.signUp}</a></span></p>
      ${this.#demo ? this.#demoAccounts() : nothing}
    </div></div>`
  }

  #field(id: string, label: string, type: string, autocomplete: 'username' | 'current-password', wrong: string): TemplateResult {
    return html`<div class=${wrong === '' ? 'field' : 'field wrong'}><label for=${id}>${label}</label>
      <input class="input" id=${id} name=${id} type=${type} autocomplete=${autocomplete} autocapitalize="none" spellcheck="false" maxlength="254" aria-invalid=${wrong === '' ? nothing : 'true'} aria-describedby=${wrong === '' ? nothing : `${id}-wrong`}>
      ${wrong === '' ? nothing : html`<p class="err" id=${`${id}-wrong`}>${icon('warn', true)}${wrong}</p>`}</div>`
  }

  #note(trouble: Trouble): TemplateResult {
    switch (trouble.kind) {
      case 'offline': return html`<div class="note plain" role="alert">${icon('off')}<h2 class="h4">${m.error.offline}</h2><p>${m.signIn.offline}</p></div>`
      case 'throttled': return html`<div class="note lantern" role="alert">${icon('info')}<h2 class="h4">${m.signIn.throttled}</h2><p>${m.signIn.throttledText(trouble.seconds === undefined ? '' : f.count(Math.max(1, Math.ceil(trouble.seconds / 60))), trouble.seconds === undefined ? 0 : Math.max(1, Math.ceil(trouble.seconds / 60)))}</p></div>`
      case 'kept-out': return troubleNote(trouble.error)
      case 'wrong': return html`<div class="note bad" role="alert">${icon('warn')}<h2 class="h4">${m.signIn.wrong}</h2><p>${m.signIn.wrongText}</p></div>`
      default: return html`<div class="note bad" role="alert">${icon('warn')}<h2 class="h4">${m.error.failed}</h2><p>${m.error.failedText}</p></div>`
    }
  }

  #demoAccounts(): TemplateResult {
    return html`<section class="sec demo" aria-labelledby="demo"><h2 class="h3" id="demo">${m.signIn.demo}</h2><p class="muted">${m.signIn.demoText}</p>
      <ul class="demo-list">${DEMO_ACCOUNTS.map(name => html`<li><button class="btn" type="button" @click=${() => void this.#enter(`${name}@veerman.example`, DEMO_PASSWORD)}>${m.signIn.demoAccount[name]}</button></li>`)}</ul></section>`
  }
}

function troubleOf(error: unknown): Trouble {
  if (error instanceof OfflineError) return { kind: 'offline' }
  if (error instanceof ProblemError) {
    if (error.problem.status === 429) return { kind: 'throttled', seconds: error.retryAfterSeconds }
    if (error.problem.status === 403) return { kind: 'kept-out', error }
    if (error.problem.status < 500) return { kind: 'wrong' }
  }
  return { kind: 'failed' }
}
customElements.define('veerman-sign-in', SignInPage)
