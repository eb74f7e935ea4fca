import { html, nothing, type TemplateResult } from 'lit'
import type { Candidate } from '../../api/types.ts'
import { bar } from '../../components/bar/bar.ts'
import { icon } from '../../components/icon.ts'
import { daysOf } from '../../components/pair/analysis.ts'
import { criteriaTable, firstEvidence, questionAndCalendar, sentence, weeksText } from '../../components/pair/pair.ts'
import { weeks } from '../../components/weeks/weeks.ts'
import { f, m } from '../../language/current.ts'
import type { Move } from './moves.ts'

/** A ranked manager: closed a row, opened in place the whole account. */
export function candidateRow(candidate: Candidate, view: { open: boolean; move: Move | undefined; toggle: () => void; hide?: (() => void) | undefined; labelOf: (concept: string) => string }): TemplateResult {
  const { manager } = candidate
  const name = manager.name ?? m.verify.nameless(f.count(candidate.rank))
  const toggle = (event: Event): void => { event.preventDefault(); view.toggle() }
  return html`<div class="cand-grid">
      <p class="rank">${f.count(candidate.rank)}<small>${placeRange(candidate)}</small></p>
      <div class="who">
        <h3><button class="plain" type="button" aria-expanded=${view.open ? 'true' : 'false'} @click=${toggle}>${name}</button></h3>
        <p>${manager.headline}</p>
        <p class="meta">${meta(candidate)}</p>
        ${view.move === undefined ? nothing : html`<p><span class="tag water">${view.move === 'new' ? m.shortlist.movedNew : view.move > 0 ? m.shortlist.movedUp(view.move) : m.shortlist.movedDown(-view.move)}</span></p>`}
      </div>
      <div class="cchart">${bar(candidate.criteria, 18, true)}${candidate.weeks === undefined || candidate.weeks.length === 0 ? nothing : html`<div class="wk">${weeks(candidate.weeks, 14, weeksText(candidate))}</div>`}</div>
      ${total(candidate)}
      <div class="more">
        ${view.open ? html`<p class="chips">${sentence(candidate.criteria)}</p>` : firstEvidence(candidate.criteria, view.labelOf)}
        <button class="btn quiet icon sm" type="button" aria-expanded=${view.open ? 'true' : 'false'} aria-label=${view.open ? m.shortlist.closeRow(name) : m.shortlist.openRow(name)} @click=${toggle}>${icon(view.open ? 'up' : 'down')}</button>
      </div>
    </div>
    ${!view.open ? nothing : html`<div class="inside">
      ${criteriaTable(candidate, view.labelOf)}
      ${questionAndCalendar(candidate)}
      <p class="cluster inside-links"><a href=${`/managers/${manager.id}`}>${m.shortlist.fullProfile}</a>${view.hide === undefined ? nothing : html`<button class="link" type="button" @click=${view.hide}>${m.org.hide}</button>`}</p>
    </div>`}`
}

/** The score, what it could still become, and the days free. */
export function total(pair: Pick<Candidate, 'score' | 'upperBound' | 'criteria' | 'weeks' | 'unknowns'>): TemplateResult {
  const days = daysOf(pair)
  return html`<div class="total"><p class="score">${f.points(pair.score)}</p>
    <p class="upto">${pair.upperBound - pair.score >= 0.05 ? m.shortlist.upTo(f.points(pair.upperBound)) : html`&nbsp;`}</p>
    <p class="upto free">${days === undefined ? m.shortlist.daysUnknown : m.shortlist.days(f.number(days.free), f.number(days.asked))}</p></div>`
}

function placeRange(candidate: Candidate): TemplateResult | typeof nothing {
  if (candidate.bestPlace >= candidate.rank) return nothing
  return html`<span class="vh">${m.shortlist.couldReach} </span>${f.count(candidate.bestPlace)}–${f.count(candidate.rank)}`
}

function meta({ manager }: Candidate): string {
  return [
    manager.city ?? (manager.country === undefined ? m.shortlist.placeUnsaid : f.countryName(manager.country)),
    manager.dayRate === undefined ? m.shortlist.rateUnsaid : m.perDay(f.money(manager.dayRate)),
    (manager.languages ?? []).map(l => `${f.languageName(l.code)} ${l.level}`).join(', '),
  ].filter(part => part !== '').join(' · ')
}
