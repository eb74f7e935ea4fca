import { html, nothing, type TemplateResult } from 'lit'
import { CRITERIA } from '../../api/types.ts'
import { navigate } from '../../app/router/navigate.ts'
import { account } from '../../app/session.ts'
import { View } from '../../app/view.ts'
import { bar } from '../../components/bar/bar.ts'
import { icon } from '../../components/icon.ts'
import { ruler } from '../../components/ruler/ruler.ts'
import { DEFAULT_WEIGHTS } from '../../components/weights/shift.ts'
import { f, m } from '../../language/current.ts'
import { keepDraft } from '../request/kept.ts'

/** The example on the start page: points and unknown points of three answers, in the order of the criteria. */
const ANSWERS: readonly { points: readonly number[]; unknown: Partial<Record<(typeof CRITERIA)[number], number>> }[] = [
  { points: [28.2, 18, 13.2, 7.5, 14.7, 5, 4.3], unknown: { industry: 2.5 } },
  { points: [27, 19, 12, 9, 13.5, 4.7, 5], unknown: { expertise: 1.5 } },
  { points: [25.5, 17, 13.5, 10, 12, 5, 4], unknown: { availability: 2.9 } },
]

class HomePage extends View {
  static override properties = { missing: { state: true } }
  declare missing: boolean

  #submit(event: SubmitEvent): void {
    event.preventDefault()
    const text = String(new FormData(event.target as HTMLFormElement).get('text') ?? '').trim()
    if (text === '') {
      this.missing = true
      this.querySelector<HTMLElement>('#change')?.focus()
      return
    }
    keepDraft(text)
    navigate('/requests/new')
  }

  protected override render() {
    this.setTitle('')
    document.title = `${m.home.pageTitle} · Veerman`
    const manager = account()?.roles.includes('manager') === true
    return html`<div class="wrap home">
      <div class="home-top"><div>
        <h1>${m.home.title}</h1>
        <p class="home-lead">${m.home.lead}</p>
        ${manager ? html`<p class="home-form cluster"><a class="btn primary big" href="/me">${m.home.toProfile}</a></p>` : this.#form()}
      </div>${this.#specimen()}</div>
      <ul class="ways">
        ${m.home.ways.map((way, i) => html`<li><h2><a href=${i === 0 ? '/requests/new' : '/me'}>${way.title}</a></h2><p>${way.text}</p></li>`)}
      </ul>
      <p class="home-fine muted">${m.home.fine}</p>
    </div>`
  }

  #form(): TemplateResult {
    return html`<form class="home-form" novalidate @submit=${(event: SubmitEvent) => this.#submit(event)}>
      <label for="change">${m.home.question}</label>
      <p class="hint" id="change-hint">${m.home.hint}</p>
      <textarea class="input" id="change" name="text" rows="4" maxlength="40000" aria-describedby=${this.missing ? 'change-wrong' : 'change-hint'} aria-invalid=${this.missing ? 'true' : nothing} @input=${() => { this.missing = false }}></textarea>
      ${this.missing ? html`<p class="err" id="change-wrong">${icon('warn', true)}${m.home.missing}</p>` : nothing}
      <div class="cluster"><button class="btn primary big">${m.home.submit} ${icon('arrow')}</button></div>
    </form>`
  }

  #specimen(): TemplateResult {
    return html`<figure class="specimen">
      <figcaption class="between"><b>${m.home.specimen}</b><span class="muted small">${m.home.specimenCount}</span></figcaption>
      <blockquote class="specimen-text">${m.home.specimenText.map(part => (part.k === undefined ? part.text : html`<mark class=${`hl k${part.k}`}>${part.text}</mark>`))}</blockquote>
      ${ruler(DEFAULT_WEIGHTS, 540)}
      <ol class="specimen-list">${ANSWERS.map((answer, i) => {
        const criteria = CRITERIA.map((criterion, c) => ({ criterion, weight: DEFAULT_WEIGHTS[criterion] / 1000, points: answer.points[c] ?? 0, unknown: answer.unknown[criterion] ?? 0 }))
        const who = m.home.answers[i]!
        return html`<li><div class="between nowr"><span><b>${who.city}</b>, ${who.headline}</span><span class="num"><b>${f.points(criteria.reduce((sum, c) => sum + c.points, 0))}</b></span></div>${bar(criteria, 16, false)}</li>`
      })}</ol>
      <p class="small muted cluster legend"><span class="key hatch"></span>${m.home.unknown} <span class="key trk"></span>${m.bar.missed}</p>
    </figure>`
  }
}
customElements.define('veerman-home', HomePage)
