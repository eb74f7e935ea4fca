import { html, nothing, type TemplateResult } from 'lit'
import type { RequestSummary, Standing } from '../../api/types.ts'
import { client } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { f, m } from '../../language/current.ts'
import { exclusionName } from '../exclusions/exclusions.ts'
import { criteriaTable } from '../pair/pair.ts'
import { failure, loading } from '../states/states.ts'

/** Where this manager stands for one of the reader's own requests, and why not higher. */
class StandingSection extends View {
  static override properties = { requests: { state: true }, chosen: { state: true }, standing: { state: true }, error: { state: true } }
  declare requests: readonly RequestSummary[]
  declare chosen: string
  declare standing: Standing | undefined
  declare error: unknown

  constructor() {
    super()
    this.requests = []
    this.chosen = ''
  }

  override connectedCallback(): void {
    super.connectedCallback()
    void this.loadLabels()
    // Without requests of one's own there is nothing to stand in, and the section is not shown.
    void client.requests('published', undefined).then(page => { this.requests = page.items }).catch(() => undefined)
  }

  async #choose(request: string): Promise<void> {
    this.chosen = request
    this.standing = undefined
    this.error = undefined
    if (request === '') return
    try {
      const standing = await client.standing(request, this.dataset['manager'] ?? '')
      if (this.chosen === request) this.standing = standing
    } catch (error) {
      if (this.chosen === request) this.error = error
    }
  }

  protected override render() {
    if (this.requests.length === 0) return nothing
    return html`<section class="sec strong" aria-labelledby="standing"><h2 id="standing">${m.standing.title}</h2>
      <div class="field"><label for="standing-request">${m.crossing.request}</label><select class="input" id="standing-request" @change=${(event: Event) => void this.#choose((event.target as HTMLSelectElement).value)}>
        <option value="">${m.standing.choose}</option>${this.requests.map(request => html`<option value=${request.id} ?selected=${request.id === this.chosen}>${request.title}</option>`)}</select></div>
      <div role="status">${this.error !== undefined ? failure(this.error, () => void this.#choose(this.chosen)) : this.standing === undefined ? (this.chosen === '' ? nothing : loading(m.shortlist.ranking, 2)) : this.#account(this.standing)}</div></section>`
  }

  #account(standing: Standing): TemplateResult {
    return html`<p class="lede"><b>${this.#sentence(standing)}</b> ${m.pair.score}: ${f.points(standing.score)}</p>
      ${criteriaTable(standing, this.labelOf)}
      <p class="cluster inside-links"><a href=${`/requests/${standing.request}/shortlist`}>${m.crossing.shortlist}</a></p>`
  }

  #sentence(standing: Standing): string {
    switch (standing.outcome) {
      case 'listed': return m.standing.listed(f.count(standing.rank ?? 1))
      case 'below': return m.standing.below(f.points(standing.missing ?? 0), f.count(standing.listed))
      case 'excluded': return m.standing.excluded(f.list(standing.failed.map(each => exclusionName({ ...each, count: 0, onlyThis: 0 }, this.labelOf))))
    }
  }
}
customElements.define('veerman-standing', StandingSection)
