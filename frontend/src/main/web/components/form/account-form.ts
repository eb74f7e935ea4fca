import { html, nothing, type TemplateResult } from 'lit'
import { OfflineError, ProblemError, errorsByField } from '../../api/client.ts'
import { View } from '../../app/view.ts'
import { icon } from '../icon.ts'
import { f, m } from '../../language/current.ts'

/** How a field of an account's form is filled in by browsers and password managers. */
export type Filling = 'username' | 'email' | 'name' | 'organization' | 'current-password' | 'new-password' | 'off'

/** A page whose one form is sent by a button; what the server says against a field stands beside it. */
export abstract class AccountForm extends View {
  static override properties = { busy: { state: true }, wrong: { state: true }, trouble: { state: true } }
  declare busy: boolean
  declare wrong: ReadonlyMap<string, string>
  declare trouble: unknown

  constructor() {
    super()
    this.wrong = new Map()
  }

  /** What was typed into a field of the form. */
  protected typed(event: SubmitEvent, name: string): string {
    return String(new FormData(event.target as HTMLFormElement).get(name) ?? '').trim()
  }

  /** A password, to the letter: a space at its end belongs to it. */
  protected typedPassword(event: SubmitEvent, name: string): string {
    return String(new FormData(event.target as HTMLFormElement).get(name) ?? '')
  }

  /** Runs one attempt: missing fields first, then the server; the first wrong field gets the focus. */
  protected async attempt(missing: ReadonlyMap<string, string>, send: () => Promise<void>): Promise<void> {
    if (this.busy) return
    this.trouble = undefined
    this.wrong = missing
    if (missing.size > 0) return this.#focusWrong()
    this.busy = true
    try {
      await send()
    } catch (error) {
      const errors = error instanceof ProblemError && error.problem.status === 400 ? errorsByField(error.problem) : new Map<string, string>()
      this.wrong = new Map([...errors].map(([name]) => [name, name === 'password' || name === 'account' ? m.account.passwordRefused : m.account.fieldRefused]))
      if (this.wrong.size > 0) await this.#focusWrong()
      else this.trouble = error
    } finally {
      this.busy = false
    }
  }

  async #focusWrong(): Promise<void> {
    await this.updateComplete
    this.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }

  /** What stands in the way as a whole. */
  protected note(): TemplateResult | typeof nothing {
    return this.trouble === undefined ? nothing : troubleNote(this.trouble)
  }

  protected input(name: string, label: string, type: 'text' | 'email' | 'password', autocomplete: Filling, options: { hint?: string; value?: string } = {}): TemplateResult {
    const wrong = this.wrong.get(name)
    const described = [options.hint === undefined ? '' : `${name}-hint`, wrong === undefined ? '' : `${name}-wrong`].filter(id => id !== '').join(' ')
    return html`<div class=${wrong === undefined ? 'field' : 'field wrong'}><label for=${name}>${label}</label>
      ${options.hint === undefined ? nothing : html`<p class="hint" id=${`${name}-hint`}>${options.hint}</p>`}
      <input class="input" id=${name} name=${name} type=${type} autocomplete=${autocomplete} autocapitalize=${type === 'text' ? nothing : 'none'} spellcheck="false" maxlength=${type === 'password' ? 200 : 254} .defaultValue=${options.value ?? ''} aria-invalid=${wrong === undefined ? nothing : 'true'} aria-describedby=${described === '' ? nothing : described}>
      ${wrong === undefined ? nothing : html`<p class="err" id=${`${name}-wrong`}>${icon('warn', true)}${wrong}</p>`}</div>`
  }

  protected submit(text: string): TemplateResult {
    return html`<button class="btn primary big" aria-disabled=${this.busy ? 'true' : 'false'}>${text}</button>`
  }
}

/** A failed attempt in words: what it means for a link, a password or a connection. */
export function troubleNote(error: unknown): TemplateResult {
  const said = (css: string, name: 'warn' | 'info' | 'off', title: string, text: string): TemplateResult =>
    html`<div class=${`note ${css}`} role="alert">${icon(name)}<h2 class="h4">${title}</h2><p>${text}</p></div>`
  if (error instanceof OfflineError) return said('plain', 'off', m.error.offline, m.signIn.offline)
  if (error instanceof ProblemError) {
    const { problem } = error
    const kind = problem.type.split('/').at(-1)?.split(':').at(-1) ?? ''
    const known = kind in m.account.troubles ? m.account.troubles[kind as keyof typeof m.account.troubles] : undefined
    if (known !== undefined) return said('plain', 'info', known.title, known.text)
    if (problem.status === 429) {
      const minutes = error.retryAfterSeconds === undefined ? 0 : Math.max(1, Math.ceil(error.retryAfterSeconds / 60))
      return said('lantern', 'info', m.signIn.throttled, m.signIn.throttledText(minutes === 0 ? '' : f.count(minutes), minutes))
    }
  }
  return said('bad', 'warn', m.error.failed, m.error.failedText)
}

/** The secret of a link from a mail, which is then taken out of the address. */
export function takeSecret(): string {
  const secret = location.hash.replace(/^#/, '')
  if (secret !== '') history.replaceState(history.state, '', location.pathname)
  return secret
}

/** After something was mailed: where to look, in the demo on its page of mails. */
export function mailed(email: string): TemplateResult {
  const demo = document.querySelector('meta[name="veerman-demo"][content="true"]') !== null
  return html`<div class="note good" role="status">${icon('check')}<h2 class="h4">${m.account.mailed}</h2><p>${m.account.mailedText(email)}</p>${demo ? html`<p><a href="/mails">${m.account.demoMails}</a></p>` : nothing}</div>`
}
