import { html, nothing, svg, type TemplateResult } from 'lit'
import type { Assignment } from '../../api/types.ts'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'
import { latestFirst, trackOf, type Track } from './track.ts'

/** The track record on an axis of years: filled is verified by the client, outlined is stated, dashed is a role without a word of what was done. */
export function trackRecord(assignments: readonly Assignment[], today: string): TemplateResult {
  const track = trackOf(assignments, today)
  return html`<div class="tl-axis" aria-hidden="true"><span></span><svg class="chart" height="20">${track.years.map(({ year, x }) => svg`<svg x=${`${x}%`} overflow="visible"><path class="ln" d="M.5 0v20"></path></svg><text x=${`${x}%`} dx="4" y="12">${year}</text>`)}</svg></div>
    <ol class="tl">${latestFirst(assignments).map(a => html`<li><div class="tl-t"><h3 class="h4">${a.role}${about(a)}</h3>
      ${a.text === undefined || a.text === '' ? nothing : html`<p class="muted pre">${a.text}</p>`}${a.outcome === undefined || a.outcome === '' ? nothing : html`<p class="muted pre">${a.outcome}</p>`}
      <p class="cluster small">${verification(a)}</p></div>
      <div class="tl-b">${mark(a, track)}</div></li>`)}</ol>`
}

function about(a: Assignment): TemplateResult | typeof nothing {
  const who = a.organisation !== undefined && a.organisation !== '' ? a.organisation : a.confidential === true ? m.profile.confidential : ''
  const parts = [who, a.industry ?? '', a.employees === undefined ? '' : m.facts.people(a.employees)].filter(part => part !== '')
  return parts.length === 0 ? nothing : html` <span class="muted">· ${parts.join(', ')}</span>`
}

function described(a: Assignment): boolean {
  return (a.text ?? '') !== '' || (a.outcome ?? '') !== ''
}

function verification(a: Assignment): TemplateResult {
  if (a.verification.status === 'verified') return html`<span class="chip ver">${icon('ver')}${m.profile.verified(a.verification.on === undefined ? '' : f.day(a.verification.on))}</span>`
  return described(a) ? html`<span class="chip stated">${icon('stated')}${m.profile.stated}</span>` : html`<span class="chip claim">${icon('claim')}${m.profile.undescribed}</span>`
}

function mark(a: Assignment, track: Track): TemplateResult {
  const place = track.marks.get(a.id)!
  const dates = m.profile.fromTo(f.month(a.from), a.to === undefined || a.to === null ? m.profile.now : f.month(a.to))
  const kind = a.verification.status === 'verified' ? 'fw' : described(a) ? 'mark-stated' : 'mark-claimed'
  const full = kind === 'fw'
  return html`<svg class="chart" height="100%" role="img" aria-label=${dates}>${track.years.map(({ x }) => svg`<svg x=${`${x}%`} overflow="visible"><path class="ln" d="M.5 0v400"></path></svg>`)}
    <g class="mark"><rect class=${kind} x=${`${place.x}%`} y=${full ? 5 : 6} width=${`${place.width}%`} height=${full ? 14 : 12}></rect><text x=${`${place.textX}%`} dx=${place.anchor === 'end' ? -6 : 6} y="16" text-anchor=${place.anchor}>${dates}</text></g></svg>`
}
