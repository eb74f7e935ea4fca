import { html, nothing, type TemplateResult } from 'lit'
import { CRITERIA, type Criterion, type Evidence, type Pair, type Reason } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { singleBar } from '../bar/bar.ts'
import { icon } from '../icon.ts'
import { shortWeeks } from '../weeks/strip.ts'
import { monthAxis, weeks } from '../weeks/weeks.ts'
import { analyse, daysOf, distinctEvidence, practicalOnly, topEvidence, years } from './analysis.ts'

type LabelOf = (concept: string) => string

/** One sentence: where it is strong, where it loses, what is unknown. */
export function sentence(criteria: readonly Criterion[]): string {
  const { strong, lost, unknown, notAsked } = analyse(criteria)
  const name = (c: (typeof strong)[number]): string => m.criterionInSentence[c]
  const withPoints = (part: { criterion: (typeof strong)[number]; points: number }): string => m.pair.withPoints(name(part.criterion), f.points(part.points))
  return [
    strong.length === 0 ? m.pair.notStrong : m.pair.strong(f.list(strong.map(name))),
    lost.length === 0 ? '' : m.pair.loses(f.list(lost.map(withPoints))),
    unknown.length === 0 ? '' : m.pair.unknown(f.list(unknown.map(withPoints))),
    notAsked.length === 0 ? '' : m.pair.notAsked(f.list(notAsked.map(name))),
  ].filter(part => part !== '').join(' ')
}

const MARKS = { verified: { css: 'ver', icon: 'ver' }, stated: { css: 'stated', icon: 'stated' }, claimed: { css: 'claim', icon: 'claim' } } as const

/** What was shown, by which criterion it counts (square), and how strong it is (icon, edge and words). */
export function evidenceChip(evidence: Evidence, index: number, labelOf: LabelOf): TemplateResult {
  const mark = MARKS[evidence.strength]
  const where = evidence.strength === 'claimed' ? '' : evidence.organisation ?? evidence.role ?? ''
  const text = [labelOf(evidence.held), where, years(evidence.from, evidence.to)].filter(part => part !== '').join(', ')
  return html`<span class=${`chip ${mark.css}`} title=${evidence.quote === undefined || evidence.quote === '' ? nothing : m.quote(evidence.quote)}><span class=${`key k${index}`}></span>${text}${icon(mark.icon)}<span class="vh">, ${m.strength[evidence.strength]}</span></span>`
}

/** The evidence to name first on a closed row; where nothing that is asked is shown, that. */
export function firstEvidence(criteria: readonly Criterion[], labelOf: LabelOf): TemplateResult {
  return practicalOnly(criteria)
    ? html`<p class="chips muted small">${m.pair.practicalOnly}</p>`
    : html`<div class="chips">${topEvidence(criteria, 3).map(({ index, evidence }) => evidenceChip(evidence, index, labelOf))}</div>`
}

/** Why a criterion earned what it earned, in words. */
export function reasonText(reason: Reason, labelOf: LabelOf): string {
  switch (reason.kind) {
    case 'notAsked':
      return m.reason.notAsked
    case 'unknown':
      return m.reason.unknown(f.list((reason.what ?? []).map(what => m.unknownWhat[what])))
    case 'concepts': {
      const asked = reason.asked ?? []
      const missing = asked.filter(a => a.fit <= 0).map(a => labelOf(a.concept))
      const through = asked.filter(a => a.fit > 0 && a.held !== undefined && a.held !== a.concept).slice(0, 2)
      const languages = (reason.wishedLanguages ?? []).map(l => m.reason.wishedLanguage(f.languageName(l.code), l.minLevel, l.level ?? ''))
      return [
        asked.length === 0 ? '' : m.reason.shown(asked.length - missing.length, asked.length),
        missing.length === 0 ? '' : m.reason.notShown(f.list(missing)),
        ...through.map(a => m.reason.through(labelOf(a.concept), labelOf(a.held!))),
        ...languages,
        (reason.what ?? []).length === 0 ? '' : m.reason.unknown(f.list(reason.what!.map(what => m.unknownWhat[what]))),
      ].filter(part => part !== '').join(' ')
    }
    case 'availability':
      return [
        m.reason.days(f.number(reason.daysFree ?? 0), f.number(reason.daysAsked ?? 0)),
        reason.confirmedOn === undefined ? '' : m.reason.confirmed(f.day(reason.confirmedOn)),
        reason.freshness !== undefined && reason.freshness < 1 ? m.reason.stale(f.percent(reason.freshness)) : '',
      ].filter(part => part !== '').join(' ')
    case 'rate': {
      if (reason.rate === undefined) return ''
      // The ceiling is the organisation's own; a manager's side does not learn it.
      if (reason.ceiling === undefined) return m.perDay(f.money(reason.rate))
      const above = reason.aboveShare ?? 0
      return above > 0 ? m.reason.rateAbove(f.money(reason.rate), f.percent(above), f.money(reason.ceiling)) : m.reason.rateInside(f.money(reason.rate), f.money(reason.ceiling))
    }
    case 'place':
      return [
        reason.distanceKm === undefined ? m.reason.remote : m.reason.distance(f.count(reason.distanceKm)),
        reason.maxKm === undefined ? '' : m.reason.travels(f.count(reason.maxKm)),
        reason.onsiteShare === undefined || reason.distanceKm === undefined ? '' : m.reason.onsite(f.percent(reason.onsiteShare)),
      ].filter(part => part !== '').join(m.reason.placeJoin)
  }
}

/** The seven criteria with their points and what earned them; the sum at the foot. */
export function criteriaTable(pair: Pair, labelOf: LabelOf): TemplateResult {
  const widest = Math.max(...pair.criteria.map(c => c.weight))
  return html`<div class="scroll-x"><table class="crit">
    <caption class="vh">${m.pair.tableCaption}</caption>
    <thead><tr><th scope="col">${m.pair.criterion}</th><th scope="col"><span class="vh">${m.pair.bar}</span></th><th scope="col" class="r">${m.pair.points}</th><th scope="col">${m.pair.whatEarned}</th></tr></thead>
    <tbody>${pair.criteria.map(c => {
      const index = CRITERIA.indexOf(c.criterion) + 1
      const chips = distinctEvidence(c.evidence)
      return html`<tr><th scope="row"><span class="cn"><span class=${`key k${index}`}></span>${m.criterion[c.criterion]}</span></th>
        <td class="fitcell">${singleBar({ ...c, index }, widest)}</td>
        <td class="r num"><b>${f.points(c.points)}</b> <span class="faint">${m.pair.of(f.number(c.weight))}</span></td>
        <td>${reasonText(c.reason, labelOf)}${chips.length === 0 ? nothing : html`<div class="chips">${chips.map(e => evidenceChip(e, index, labelOf))}</div>`}</td></tr>`
    })}</tbody>
    <tfoot><tr><th scope="row">${m.pair.score}</th><td></td><td class="r num">${f.points(pair.score)} <span class="faint">${m.pair.of('100')}</span></td><td>${m.pair.sum}</td></tr></tfoot>
  </table></div>`
}

/** What one answer would settle, and the calendar against the weeks asked. */
export function questionAndCalendar(pair: Pair): TemplateResult {
  const unknowns = (pair.unknowns ?? []).filter(u => u.points > 0).sort((a, b) => b.points - a.points)
  const first = unknowns[0]
  const list = pair.weeks ?? []
  if (first === undefined && list.length === 0) return html``
  return html`<div class=${first === undefined ? '' : 'inside-two'}>
    ${first === undefined ? nothing : html`<div class="note plain">${icon('ask')}<h4>${m.pair.oneQuestion(f.points(first.points))}</h4><p>${m.question[first.what]}</p>
      ${unknowns.length > 1 ? html`<p class="small muted">${m.pair.alsoOpen(f.list(unknowns.slice(1).map(u => m.pair.withPoints(m.unknownWhat[u.what], f.points(u.points)))))}</p>` : nothing}</div>`}
    ${list.length === 0 ? nothing : html`<div><h4>${m.pair.calendar}</h4>
      <div class="wkbig">${monthAxis(list)}${weeks(list, 28, calendarText(pair))}</div>
      <p class="small muted">${calendarText(pair)}</p></div>`}
  </div>`
}

/** The weeks strip said in words. */
export function weeksText(pair: Pair): string {
  const days = daysOf(pair)
  if (days === undefined) return m.pair.calendarUnknown
  return m.pair.daysFree(f.number(days.free), f.number(days.asked), days.confirmedOn === undefined ? '' : f.day(days.confirmedOn))
}

function calendarText(pair: Pair): string {
  const list = pair.weeks ?? []
  if (list.every(week => week.free === undefined)) return m.pair.calendarUnknown
  const short = shortWeeks(list)
  const confirmed = daysOf(pair)?.confirmedOn
  const parts = [short.length === 0 ? m.pair.allWeeks : m.pair.shortWeeks(short.length, f.list(short.slice(0, 3).map(week => m.pair.weekOf(f.dayOfYear(week.from), f.number(week.free ?? 0)))), short.length > 3)]
  if (confirmed !== undefined) parts.push(m.reason.confirmed(f.day(confirmed)))
  return parts.join(' ')
}
