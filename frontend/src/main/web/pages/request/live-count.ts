import { html, type TemplateResult } from 'lit'
import type { Exclusion, Shortlist } from '../../api/types.ts'
import { share } from '../../components/bar/bar.ts'
import { exclusionName, relaxedName } from '../../components/exclusions/exclusions.ts'
import { f, m } from '../../language/current.ts'

export interface LiveCount {
  counts: Shortlist | undefined
  /** How many qualified before the last change. */
  before: number | undefined
  busy: boolean
  labelOf: (concept: string) => string
  /** Undefined where the step does not apply. */
  relax: (exclusion: Exclusion) => (() => void) | undefined
}

/** How many qualify, and what each must-have costs: the count while one writes. */
export function liveCount({ counts, before, busy, labelOf, relax }: LiveCount): TemplateResult {
  if (counts === undefined) return html`<section class="live" aria-labelledby="live"><h2 class="h3" id="live">${m.request.whoQualifies}</h2><p class="muted">${busy ? m.request.counting : m.request.countLater}</p></section>`
  const costs = counts.excluded.filter(e => (e.relaxed?.adds ?? 0) > 0).sort((a, b) => b.relaxed!.adds - a.relaxed!.adds)
  const most = Math.max(1, ...costs.map(e => e.relaxed!.adds))
  const moved = before === undefined ? 0 : counts.qualified - before
  return html`<section class="live" aria-labelledby="live">
    <h2 class="vh" id="live">${m.request.whoQualifies}</h2>
    <div class="live-n" aria-live="polite" aria-busy=${busy ? 'true' : 'false'}><p class="bignum">${f.count(counts.qualified)}</p><p><b>${m.request.qualify(counts.qualified)}</b> ${m.request.ofAll(f.count(counts.population))}<br><span class="muted">${moved === 0 ? m.request.soFar : moved < 0 ? m.request.fewer(-moved) : m.request.moreNow(moved)}</span></p></div>
    ${costs.length === 0 ? html`<p class="muted">${counts.excluded.some(e => e.count > 0) ? m.request.noSingleCost : m.shortlist.noCosts}</p>` : html`<h3 class="h4">${m.request.eachCost}</h3>
    <ul class="costbars">${costs.map(e => {
      const apply = relax(e)
      return html`<li><span class="ct">${exclusionName(e, labelOf)}</span>${apply === undefined ? html`<span class="muted">${relaxedName(e)}</span>` : html`<button class="link" type="button" @click=${apply}>${relaxedName(e)}</button>`}${share(e.relaxed!.adds, most, 12, 'fw', false)}<b class="num">+${f.count(e.relaxed!.adds)}</b></li>`
    })}</ul>
    <p class="small muted">${m.request.tryIt}</p>`}
    </section>`
}
