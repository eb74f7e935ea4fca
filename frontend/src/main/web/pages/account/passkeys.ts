import { html, nothing, type TemplateResult } from 'lit'
import { makePasskey, passkeysWork } from '../../api/passkeys.ts'
import type { Passkey } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { deviceName } from './device.ts'

/** One's passkeys: listed, made and removed. */
class PasskeysView extends AccountForm {
  static override properties = { ...AccountForm.properties, items: { state: true }, failed: { state: true } }
  declare items: Passkey[] | undefined
  declare failed: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    this.failed = undefined
    try {
      this.items = (await client.passkeys()).items
    } catch (error) {
      this.failed = error
    }
  }

  async #make(event: SubmitEvent): Promise<void> {
    event.preventDefault()
    const form = event.target as HTMLFormElement
    const password = this.typedPassword(event, 'passkeyPassword')
    await this.attempt(password === '' ? new Map([['passkeyPassword', m.signIn.passwordMissing]]) : new Map(), async () => {
      const { options } = await client.challengeNewPasskey(password)
      try {
        await client.createPasskey(deviceName(navigator.userAgent) || m.account.someDevice, await makePasskey(options))
      } catch (error) {
        if (error instanceof DOMException) return
        throw error
      }
      form.reset()
      toast(m.account.passkeyMade)
      await this.#load()
    })
  }

  async #remove(passkey: Passkey): Promise<void> {
    try {
      await client.deletePasskey(passkey.id)
      toast(m.account.passkeyRemoved)
      await this.#load()
    } catch (error) {
      toast(messageOf(error))
    }
  }

  protected override render(): TemplateResult {
    return html`<section class="sec strong" aria-labelledby="passkeys"><h2 class="h3" id="passkeys">${m.account.passkeys}</h2><p class="muted">${m.account.passkeysText}</p>${this.note()}
      ${this.failed !== undefined ? failure(this.failed, () => void this.#load()) : this.items === undefined ? loading(m.account.passkeysLoading, 1) : this.items.length === 0 ? nothing : html`<ul class="cost">${this.items.map(passkey => html`<li class="between"><div><b>${passkey.name}</b><p class="muted small">${m.account.passkeySince(f.day(passkey.createdAt))}${passkey.usedAt === undefined ? nothing : html` · ${m.account.lastUsed(f.ago(new Date(passkey.usedAt), new Date()))}`}</p></div><button class="btn sm" type="button" @click=${() => void this.#remove(passkey)}>${m.organisation.remove}<span class="vh">: ${passkey.name}</span></button></li>`)}</ul>`}
      ${passkeysWork() ? html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#make(event)}>
        ${this.input('passkeyPassword', m.signIn.password, 'password', 'current-password')}
        <button class="btn" aria-disabled=${this.busy ? 'true' : 'false'}>${m.account.passkeyDo}</button></form>` : html`<p>${m.account.noPasskeys}</p>`}</section>`
  }
}
customElements.define('veerman-passkeys', PasskeysView)
