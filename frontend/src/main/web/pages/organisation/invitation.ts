import { html, type TemplateResult } from 'lit'
import type { InvitationPreview } from '../../api/types.ts'
import { navigate } from '../../app/router/navigate.ts'
import { account, client, moveTo, welcome } from '../../app/session.ts'
import { AccountForm, takeSecret, troubleNote } from '../../components/form/account-form.ts'
import { icon } from '../../components/icon.ts'
import { loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

/** Behind the link of an invitation: who invites to what, and joining with the account that one has or a new one. */
class InvitationPage extends AccountForm {
  static override properties = { ...AccountForm.properties, preview: { state: true }, joined: { state: true }, gone: { state: true } }
  declare preview: InvitationPreview | undefined
  declare joined: boolean
  declare gone: unknown
  readonly #secret = takeSecret()

  override connectedCallback(): void {
    super.connectedCallback()
    void client.previewInvitation(this.#secret).then(found => { this.preview = found }, (error: unknown) => { this.gone = error })
  }

  async #submit(event: SubmitEvent, preview: InvitationPreview): Promise<void> {
    event.preventDefault()
    const name = this.typed(event, 'name')
    const password = this.typedPassword(event, 'account')
    const missing = new Map<string, string>()
    if (!preview.account && name === '') missing.set('name', m.account.nameMissing)
    if (!preview.account && password === '') missing.set('account', m.signIn.passwordMissing)
    await this.attempt(missing, async () => {
      const { session, organisation } = await client.acceptInvitation(this.#secret, preview.account ? undefined : { name, password, language: f.language })
      this.joined = true
      if (session !== undefined) await welcome(session.account)
      else if (account()?.email === preview.email) await moveTo(organisation.id)
      else return
      navigate('/me', 'replace')
    })
  }

  protected override render() {
    this.setTitle(m.organisation.invitation)
    return html`<div class="wrap sign-in"><div>
      <h1>${this.preview === undefined ? m.organisation.invitation : m.organisation.invitedTo(this.preview.organisation.name)}</h1>
      ${this.gone !== undefined ? troubleNote(this.gone) : this.preview === undefined ? loading(m.organisation.opening, 1) : this.#body(this.preview)}
    </div></div>`
  }

  #body(preview: InvitationPreview): TemplateResult {
    if (this.joined) return html`<div class="note good" role="status">${icon('check')}<p>${m.organisation.joined(preview.organisation.name)}</p><p><a href="/sign-in">${m.app.signIn}</a></p></div>`
    return html`<p>${m.organisation.invitedBy(preview.invitedBy, preview.email)}</p>${this.note()}
      <form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#submit(event, preview)}>
        ${preview.account ? html`<p class="muted">${m.organisation.withAccount}</p>` : html`
          ${this.input('name', m.account.name, 'text', 'name')}
          ${this.input('account', m.account.newPassword, 'password', 'new-password', { hint: m.account.passwordHint })}`}
        ${this.submit(m.organisation.join)}
      </form>`
  }
}
customElements.define('veerman-invitation', InvitationPage)
