import { html, type TemplateResult } from 'lit'
import { navigate } from '../../app/router/navigate.ts'
import { account, client } from '../../app/session.ts'
import { AccountForm, mailed } from '../../components/form/account-form.ts'
import { countryChoices, selectField } from '../../components/form/form.ts'
import { f, m } from '../../language/current.ts'

const KINDS = ['company', 'practice', 'agency'] as const

/** Somebody new: the address, the name, and the organisation to begin with. */
class SignUpPage extends AccountForm {
  static override properties = { ...AccountForm.properties, kind: { state: true }, country: { state: true }, sentTo: { state: true } }
  declare kind: (typeof KINDS)[number]
  declare country: string
  declare sentTo: string | undefined

  constructor() {
    super()
    this.kind = 'company'
    this.country = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    if (account() !== undefined) queueMicrotask(() => navigate('/me', 'replace'))
  }

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const email = this.typed(event, 'email')
    const name = this.typed(event, 'name')
    const organisation = this.kind === 'practice' ? this.typed(event, 'organisation') || name : this.typed(event, 'organisation')
    const missing = new Map<string, string>()
    if (!/^\S+@\S+$/.test(email)) missing.set('email', m.signIn.emailMissing)
    if (name === '') missing.set('name', m.account.nameMissing)
    if (organisation === '' && this.kind !== 'practice') missing.set('organisation', m.account.organisationMissing)
    await this.attempt(missing, async () => {
      await client.register({ email, name, language: f.language, organisation: this.country === '' ? { kind: this.kind, name: organisation } : { kind: this.kind, name: organisation, country: this.country } })
      this.sentTo = email
    })
  }

  protected override render() {
    this.setTitle(m.account.signUp)
    return html`<div class="wrap sign-in"><div>
      <h1>${m.account.signUp}</h1>
      ${this.sentTo !== undefined ? mailed(this.sentTo) : this.#form()}
      <p class="sign-foot">${m.account.haveOne} <a href="/sign-in">${m.app.signIn}</a></p>
    </div></div>`
  }

  #form(): TemplateResult {
    return html`${this.note()}<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
      <fieldset><legend class="label">${m.account.iAm}</legend><div class="picks">${KINDS.map(kind => html`<label class="pick"><input type="radio" name="kind" .checked=${this.kind === kind} @change=${() => { this.kind = kind }}><span><b>${m.account.kinds[kind].name}</b><span class="muted">${m.account.kinds[kind].text}</span></span></label>`)}</div></fieldset>
      ${this.input('name', m.account.name, 'text', 'name')}
      ${this.input('email', m.signIn.email, 'email', 'email', { hint: m.account.emailHint })}
      ${this.kind === 'practice' ? this.input('organisation', m.account.practice, 'text', 'organization', { hint: m.account.practiceHint }) : this.input('organisation', m.account.organisation, 'text', 'organization')}
      ${selectField('country', m.account.country, this.country, countryChoices(this.country, m.account.noCountry), value => { this.country = value })}
      ${this.submit(this.busy ? m.account.sending : m.account.signUpDo)}
    </form>`
  }
}
customElements.define('veerman-sign-up', SignUpPage)
