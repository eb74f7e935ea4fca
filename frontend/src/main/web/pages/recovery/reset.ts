import { html } from 'lit'
import { navigate } from '../../app/router/navigate.ts'
import { client, signOut } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm, takeSecret } from '../../components/form/account-form.ts'
import { m } from '../../language/current.ts'

/** Behind the link of the mail: the new password, after which everybody is out. */
class ResetPage extends AccountForm {
  readonly #secret = takeSecret()

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const password = this.typedPassword(event, 'password')
    await this.attempt(password === '' ? new Map([['password', m.signIn.passwordMissing]]) : new Map(), async () => {
      await client.resetPassword(this.#secret, password)
      await signOut()
      navigate('/sign-in', 'replace')
      toast(m.account.passwordChanged)
    })
  }

  protected override render() {
    this.setTitle(m.account.reset)
    return html`<div class="wrap sign-in"><div>
      <h1>${m.account.reset}</h1>${this.note()}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}>
        ${this.input('password', m.account.newPassword, 'password', 'new-password', { hint: m.account.passwordHint })}
        ${this.submit(m.account.resetDo)}
      </form>
      <p class="sign-foot"><a href="/forgotten">${m.account.askAgain}</a></p>
    </div></div>`
  }
}
customElements.define('veerman-reset', ResetPage)
