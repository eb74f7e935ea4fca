import { html } from 'lit'
import { navigate } from '../../app/router/navigate.ts'
import { client, welcome } from '../../app/session.ts'
import { AccountForm, takeSecret } from '../../components/form/account-form.ts'
import { m } from '../../language/current.ts'

/** Behind the link of the first mail: choosing the password makes the account. */
class ConfirmPage extends AccountForm {
  readonly #secret = takeSecret()

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const password = this.typedPassword(event, 'password')
    await this.attempt(password === '' ? new Map([['password', m.signIn.passwordMissing]]) : new Map(), async () => {
      await welcome((await client.confirmRegistration(this.#secret, password)).account)
      navigate('/me', 'replace')
    })
  }

  protected override render() {
    this.setTitle(m.account.confirm)
    return html`<div class="wrap sign-in"><div>
      <h1>${m.account.confirm}</h1>${this.note()}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
        ${this.input('password', m.account.newPassword, 'password', 'new-password', { hint: m.account.passwordHint })}
        ${this.submit(m.account.confirmDo)}
      </form>
    </div></div>`
  }
}
customElements.define('veerman-confirm', ConfirmPage)
