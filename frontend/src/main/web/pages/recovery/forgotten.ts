import { html } from 'lit'
import { client } from '../../app/session.ts'
import { AccountForm, mailed } from '../../components/form/account-form.ts'
import { f, m } from '../../language/current.ts'

/** Asks for a mail with which a new password can be chosen. */
class ForgottenPage extends AccountForm {
  static override properties = { ...AccountForm.properties, sentTo: { state: true } }
  declare sentTo: string | undefined

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const email = this.typed(event, 'email')
    await this.attempt(/^\S+@\S+$/.test(email) ? new Map() : new Map([['email', m.signIn.emailMissing]]), async () => {
      await client.askNewPassword(email, f.language)
      this.sentTo = email
    })
  }

  protected override render() {
    this.setTitle(m.account.forgotten)
    return html`<div class="wrap sign-in"><div>
      <h1>${m.account.forgotten}</h1>
      ${this.sentTo !== undefined ? mailed(this.sentTo) : html`<p class="muted">${m.account.forgottenText}</p>${this.note()}
        <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
          ${this.input('email', m.signIn.email, 'email', 'username')}
          ${this.submit(this.busy ? m.account.sending : m.account.forgottenDo)}
        </form>`}
      <p class="sign-foot"><a href="/sign-in">${m.app.signIn}</a></p>
    </div></div>`
  }
}
customElements.define('veerman-forgotten', ForgottenPage)
