import { html } from 'lit'
import { client } from '../../app/session.ts'
import { AccountForm, takeSecret } from '../../components/form/account-form.ts'
import { icon } from '../../components/icon.ts'
import { m } from '../../language/current.ts'

/** Behind the link of the mail to a new address: a press moves the account. */
class AddressPage extends AccountForm {
  static override properties = { ...AccountForm.properties, moved: { state: true } }
  declare moved: boolean
  readonly #secret = takeSecret()

  async #submit(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    await this.attempt(new Map(), async () => {
      await client.confirmNewAddress(this.#secret)
      this.moved = true
    })
  }

  protected override render() {
    this.setTitle(m.account.addressMove)
    return html`<div class="wrap sign-in"><div>
      <h1>${m.account.addressMove}</h1>${this.note()}
      ${this.moved ? html`<div class="note good" role="status">${icon('check')}<p>${m.account.addressMoved}</p><p><a href="/me">${m.account.goOn}</a></p></div>` : html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event)}><p>${m.account.addressMoveText}</p>${this.submit(m.account.addressMoveDo)}</form>`}
    </div></div>`
  }
}
customElements.define('veerman-address', AddressPage)
