import { html, nothing, type TemplateResult } from 'lit'
import type { AccountLine } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { AccountForm } from '../../components/form/account-form.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

/** The accounts of the platform, for administrators: found, suspended with a reason, restored. */
class AccountsPage extends AccountForm {
  static override properties = { ...AccountForm.properties, items: { state: true }, next: { state: true }, failed: { state: true }, asking: { state: true } }
  declare items: AccountLine[] | undefined
  declare next: string | undefined
  declare failed: unknown
  declare asking: string | undefined
  #query = ''

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(true)
  }

  async #load(anew: boolean): Promise<void> {
    this.failed = undefined
    if (anew) this.items = undefined
    try {
      const page = await client.accounts(this.#query === '' ? undefined : this.#query, anew ? undefined : this.next)
      this.items = [...(this.items ?? []), ...page.items]
      this.next = page.next
    } catch (error) {
      this.failed = error
    }
  }

  #search(event: SubmitEvent): void {
    event.preventDefault()
    this.#query = this.typed(event, 'query')
    void this.#load(true)
  }

  async #suspend(event: SubmitEvent, line: AccountLine): Promise<void> {
    event.preventDefault()
    const reason = this.typed(event, 'reason')
    await this.attempt(reason === '' ? new Map([['reason', m.accounts.reasonMissing]]) : new Map(), async () => {
      await client.suspendAccount(line.id, reason)
      this.asking = undefined
      toast(m.accounts.suspendedNow(line.name), () => void this.#restore(line))
      await this.#load(true)
    })
  }

  async #restore(line: AccountLine): Promise<void> {
    try {
      await client.restoreAccount(line.id)
      toast(m.accounts.restoredNow(line.name))
      await this.#load(true)
    } catch (error) {
      toast(messageOf(error))
    }
  }

  protected override render() {
    this.setTitle(m.accounts.title)
    return html`<div class="head wrap"><h1>${m.accounts.title}</h1></div>
      <div class="wrap body"><div class="settings">
        <form class="cluster" role="search" @submit=${(event: SubmitEvent) => this.#search(event)}><label class="vh" for="query">${m.accounts.find}</label><input class="input" id="query" name="query" type="search" maxlength="120" placeholder=${m.accounts.find}><button class="btn">${m.accounts.findDo}</button></form>
        ${this.failed !== undefined ? failure(this.failed, () => void this.#load(true)) : this.items === undefined ? loading(m.accounts.loading, 4) : this.items.length === 0 ? html`<p class="muted" role="status">${m.accounts.none}</p>` : html`<ul class="cost">${this.items.map(line => this.#line(line))}</ul>`}
        ${this.next === undefined ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" @click=${() => void this.#load(false)}>${m.list.more}</button></p>`}
      </div></div>`
  }

  #line(line: AccountLine): TemplateResult {
    const own = line.id === account()?.id
    return html`<li><div class="between"><div><b>${line.name}</b> ${line.suspendedAt === undefined ? nothing : html`<span class="tag bad">${m.accounts.suspended}</span>`}<p class="muted small">${[line.email, ...line.organisations].join(' · ')}</p>
        ${line.suspendedAt === undefined ? nothing : html`<p class="small">${m.accounts.since(f.day(line.suspendedAt), line.suspendedReason ?? '')}</p>`}</div>
        ${own ? html`<span class="muted">${m.organisation.you}</span>` : line.suspendedAt !== undefined ? html`<button class="btn sm" type="button" @click=${() => void this.#restore(line)}>${m.accounts.restore}<span class="vh">: ${line.name}</span></button>` : this.asking === line.id ? nothing : html`<button class="btn sm" type="button" @click=${() => { this.asking = line.id; this.wrong = new Map() }}>${m.accounts.suspend}<span class="vh">: ${line.name}</span></button>`}</div>
      ${this.asking !== line.id ? nothing : html`<form class="stack" novalidate @submit=${(event: SubmitEvent) => void this.#suspend(event, line)}>${this.note()}
        ${this.input('reason', m.accounts.reason, 'text', 'off', { hint: m.accounts.reasonHint })}
        <p class="cluster"><button class="btn danger">${m.accounts.suspend}</button><button class="btn quiet" type="button" @click=${() => { this.asking = undefined }}>${m.account.keep}</button></p></form>`}</li>`
  }
}
customElements.define('veerman-accounts', AccountsPage)
