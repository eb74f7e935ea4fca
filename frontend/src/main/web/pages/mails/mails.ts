import { html, type TemplateResult } from 'lit'
import type { DemoMail } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { empty, failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

/** The mails that the demo does not send. */
class MailsPage extends View {
  static override properties = { items: { state: true }, error: { state: true } }
  declare items: DemoMail[] | undefined
  declare error: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#load()
  }

  async #load(): Promise<void> {
    this.error = undefined
    try {
      this.items = (await client.demoMails()).items
    } catch (error) {
      this.error = error
    }
  }

  protected override render() {
    this.setTitle(m.account.mails)
    return html`<div class="head wrap"><div class="between"><h1>${m.account.mails}</h1><button class="btn" type="button" @click=${() => void this.#load()}>${m.account.mailsAgain}</button></div><p class="facts"><span>${m.account.mailsText}</span></p></div>
      <div class="wrap body">${this.error !== undefined ? failure(this.error, () => void this.#load()) : this.items === undefined ? loading(m.account.mailsLoading) : this.items.length === 0 ? empty(m.account.noMails, m.account.noMailsText, html`<a class="btn" href="/sign-up">${m.account.signUp}</a>`) : html`<ul class="letters">${this.items.map(mail => letter(mail))}</ul>`}</div>`
  }
}

function letter(mail: DemoMail): TemplateResult {
  return html`<li><article lang=${mail.language}><div class="between"><h2 class="h3">${mail.subject}</h2><span class="muted small">${f.day(mail.createdAt)}, ${f.time(new Date(mail.createdAt))}</span></div>
    <p class="muted small">${m.account.mailTo(mail.to)}</p>
    ${mail.body.split('\n\n').map(part => html`<p>${part.split('\n').map((line, i) => html`${i === 0 ? '' : html`<br>`}${linked(line)}`)}</p>`)}</article></li>`
}

/** A line with its address as a link: in the demo a path of this site. */
function linked(line: string): TemplateResult {
  const found = /(?:https?:\/\/[^/\s]+)?(\/[a-z-]+(?:#[\w-]+)?)$/.exec(line)
  return found === null ? html`${line}` : html`${line.slice(0, found.index)}<a href=${found[1] ?? '/'}>${found[1]?.replace(/#.*/, '') ?? ''}</a>`
}
customElements.define('veerman-mails', MailsPage)
