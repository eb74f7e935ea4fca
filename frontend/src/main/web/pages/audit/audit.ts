import { html, nothing, type TemplateResult } from 'lit'
import type { AuditEntry, AuditParty } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { icon } from '../../components/icon.ts'
import { failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

/** Who did what, for administrators, and whether the chain is whole. */
class AuditPage extends View {
  static override properties = { items: { state: true }, next: { state: true }, failed: { state: true }, verdict: { state: true } }
  declare items: AuditEntry[] | undefined
  declare next: string | undefined
  declare failed: unknown
  declare verdict: { sound: number; broken?: number; why?: string } | undefined

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load(true)
  }

  async #load(anew: boolean): Promise<void> {
    this.failed = undefined
    try {
      const page = await client.audit(anew ? undefined : this.next)
      this.items = [...(anew ? [] : this.items ?? []), ...page.items]
      this.next = page.next
    } catch (error) {
      this.failed = error
    }
  }

  async #verify(): Promise<void> {
    try {
      this.verdict = await client.verifyAudit()
    } catch (error) {
      this.failed = error
    }
  }

  protected override render() {
    this.setTitle(m.audit.title)
    return html`<div class="head wrap"><div class="between"><h1>${m.audit.title}</h1><button class="btn" type="button" @click=${() => void this.#verify()}>${m.audit.verify}</button></div><p class="prose">${m.audit.lead}</p></div>
      <div class="wrap body">
        ${this.verdict === undefined ? nothing : this.#verdictNote(this.verdict)}
        ${this.failed !== undefined ? failure(this.failed, () => void this.#load(true)) : this.items === undefined ? loading(m.audit.loading, 6) : this.items.length === 0 ? html`<p class="muted">${m.audit.none}</p>` : html`<ol class="cost audit">${this.items.map(entry => this.#entry(entry))}</ol>`}
        ${this.next === undefined ? nothing : html`<p class="cluster listfoot"><button class="btn" type="button" @click=${() => void this.#load(false)}>${m.list.more}</button></p>`}
      </div>`
  }

  #verdictNote(verdict: { sound: number; broken?: number; why?: string }): TemplateResult {
    return verdict.broken === undefined ? html`<p class="note good" role="status">${icon('check')}<span>${m.audit.sound(verdict.sound)}</span></p>` : html`<p class="note bad" role="alert">${icon('warn')}<span>${m.audit.broken(verdict.broken, verdict.why ?? '')}</span></p>`
  }

  #entry(entry: AuditEntry): TemplateResult {
    const details = Object.entries(entry.details ?? {}).map(([key, value]) => `${key}: ${value}`).join(' · ')
    return html`<li><div class="between"><div><b class="mono-id">${entry.action}</b> ${entry.subject === undefined ? nothing : html`<span>${partyName(entry.subject)}</span>`}<p class="muted small">${[m.audit.by(partyName(entry.actor)), details].filter(part => part !== '').join(' · ')}</p></div>
      <p class="muted small num"><time datetime=${entry.at}>${f.day(entry.at)} ${f.time(new Date(entry.at))}</time><br><span class="mono-id" title=${entry.hash}>${entry.sequence} · ${entry.hash.slice(0, 8)}</span></p></div></li>`
  }
}

function partyName(party: AuditParty): string {
  return party.name ?? party.id ?? m.audit.forgotten
}
customElements.define('veerman-audit', AuditPage)
