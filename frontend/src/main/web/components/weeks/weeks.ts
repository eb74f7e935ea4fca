import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Week } from '../../api/types.ts'
import { f } from '../../language/current.ts'
import { monthMarks, stripOf } from './strip.ts'

/** From here on gaps between weeks would take more room than they explain. */
const MOST_WEEKS_WITH_GAPS = 70

/** The weeks asked: full height is free as asked, hatched is unknown. */
export function weeks(list: readonly Week[], height: number, text: string): TemplateResult {
  const strip = stripOf(list)
  return html`<svg class="weeks" height=${height} role="img" aria-label=${text}>
    ${strip.map(week => {
      if (week.share === undefined) return svg`<rect class="t" x=${`${week.x}%`} width=${`${week.width}%`} height=${height}></rect><rect class="u" x=${`${week.x}%`} width=${`${week.width}%`} height=${height}></rect>`
      const free = Math.round(week.share * height * 10) / 10
      return svg`${week.share < 1 ? svg`<rect class="t" x=${`${week.x}%`} width=${`${week.width}%`} height=${height}></rect>` : nothing}<rect class="c5" x=${`${week.x}%`} y=${height - free} width=${`${week.width}%`} height=${free}></rect>`
    })}
    ${strip.length > MOST_WEEKS_WITH_GAPS ? nothing : strip.slice(1).map((week, i) => strip[i]?.share === undefined && week.share === undefined ? nothing : svg`<rect class="gap" x=${`${week.x}%`} width="1" height=${height}></rect>`)}
  </svg>`
}

/** The months above a strip of weeks. */
export function monthAxis(list: readonly Pick<Week, 'from'>[]): TemplateResult {
  return html`<svg class="chart" height="16" aria-hidden="true">${monthMarks(list).map(mark => svg`
    ${mark.x > 0 ? svg`<svg x=${`${mark.x}%`} overflow="visible"><path class="ln2" d="M0 2v14"></path></svg>` : nothing}
    <text x=${`${mark.x}%`} dx=${mark.x > 0 ? 3 : 0} y="12">${f.monthName(mark.from)}</text>`)}</svg>`
}
