import { html } from 'lit'
import { CRITERIA } from '../../api/types.ts'
import { View } from '../../app/view.ts'
import { DEFAULT_WEIGHTS } from '../../components/weights/shift.ts'
import { share } from '../../components/bar/bar.ts'
import { f, m } from '../../language/current.ts'

/** How a ranking comes about and how to contest it, for everybody. */
class HowPage extends View {
  protected override render() {
    const t = m.how
    this.setTitle(t.title)
    return html`<div class="head wrap"><h1>${t.title}</h1><p class="prose">${t.lead}</p></div>
      <div class="wrap body"><div class="settings prose-page">
        <section class="sec strong"><h2 class="h3">${t.used}</h2><p>${t.usedText}</p>
          <h3 class="h4">${t.defaults}</h3><ul class="cost">${CRITERIA.map(criterion => html`<li><div class="between"><span>${m.criterion[criterion]}</span><span class="num">${f.number(DEFAULT_WEIGHTS[criterion] / 1000)}</span></div>${share(DEFAULT_WEIGHTS[criterion], 100_000, 4, 'fi')}</li>`)}</ul></section>
        <section class="sec strong"><h2 class="h3">${t.musts}</h2><p>${t.mustsText}</p></section>
        <section class="sec strong"><h2 class="h3">${t.unknown}</h2><p>${t.unknownText}</p></section>
        <section class="sec strong"><h2 class="h3">${t.never}</h2><p>${t.neverText}</p></section>
        <section class="sec strong"><h2 class="h3">${t.recorded}</h2><p>${t.recordedText}</p></section>
        <section class="sec strong"><h2 class="h3">${t.who}</h2><p>${t.whoText}</p></section>
        <section class="sec strong"><h2 class="h3">${t.contest}</h2><p>${t.contestText}</p><p class="cluster"><a class="btn primary" href="/inquiries">${t.contestDo}</a></p></section>
      </div></div>`
  }
}
customElements.define('veerman-how', HowPage)
