import { html, nothing, type TemplateResult } from 'lit'
import type { RankingHealth, RecordHealth } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { failure, loading } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'

const EVERY_MS = 5_000
/** A transaction that writes for longer keeps everybody from the news after it. */
const LONG_SECONDS = 15

/** How the log, the indices and the mails are, for administrators; looks again by itself. */
class HealthPage extends View {
  static override properties = { log: { state: true }, ranking: { state: true }, failed: { state: true } }
  declare log: RecordHealth | undefined
  declare ranking: RankingHealth | undefined
  declare failed: unknown

  override connectedCallback(): void {
    super.connectedCallback()
    void this.#look()
    const again = setInterval(() => { if (!document.hidden) void this.#look() }, EVERY_MS)
    this.connection.addEventListener('abort', () => clearInterval(again))
  }

  async #look(): Promise<void> {
    try {
      [this.log, this.ranking] = await Promise.all([client.recordHealth(), client.rankingHealth()])
      this.failed = undefined
    } catch (error) {
      this.failed = error
    }
  }

  protected override render() {
    this.setTitle(m.health.title)
    return html`<div class="head wrap"><h1>${m.health.title}</h1></div>
      <div class="wrap body"><div class="settings">
        ${this.failed !== undefined ? failure(this.failed, () => void this.#look()) : this.log === undefined || this.ranking === undefined ? loading(m.health.loading, 3) : html`${this.#mails(this.log)}${this.#log(this.log)}${this.#ranking(this.ranking)}`}
      </div></div>`
  }

  #mails({ mails }: RecordHealth): TemplateResult {
    return html`<section class="sec strong"><div class="between"><h2 class="h3">${m.health.mails}</h2>${state(mails.failing === 0)}</div>
      <p>${mails.waiting === 0 ? m.health.noMails : m.health.waiting(mails.waiting, mails.failing)}</p></section>`
  }

  #log({ log }: RecordHealth): TemplateResult {
    return html`<section class="sec strong"><div class="between"><h2 class="h3">${m.health.log}</h2>${state(log.oldestWriterSeconds < LONG_SECONDS)}</div>
      <p>${m.health.events(log.events)}${log.lastSeconds === undefined ? nothing : html` ${m.health.last(f.ago(new Date(Date.now() - log.lastSeconds * 1000), new Date()))}`}</p>
      ${log.epoch > 1 ? html`<p class="muted small">${m.health.epoch(log.epoch)}</p>` : nothing}</section>`
  }

  #ranking(ranking: RankingHealth): TemplateResult {
    return html`<section class="sec strong"><div class="between"><h2 class="h3">${m.health.ranking}</h2>${state(ranking.trouble === undefined)}</div>
      <p>${m.health.ranked(ranking.managers)}</p>${ranking.trouble === undefined ? nothing : html`<p class="small">${ranking.trouble}</p>`}
      <ul class="cost">${ranking.indices.map(index => html`<li><div class="between"><span class="mono-id">${index.name}</span>${state(index.usable)}</div><p class="muted small">${index.usable ? m.health.usable : m.health.unusable}${index.trouble === undefined ? nothing : html` · ${index.trouble}`}</p></li>`)}</ul></section>`
  }
}

function state(good: boolean): TemplateResult {
  return html`<span class=${good ? 'tag water' : 'tag bad'}>${good ? m.health.good : m.health.look}</span>`
}
customElements.define('veerman-health', HealthPage)
