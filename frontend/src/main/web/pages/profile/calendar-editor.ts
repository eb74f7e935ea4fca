import { html, nothing, svg, type TemplateResult } from 'lit'
import type { AvailabilityInput } from '../../api/types.ts'
import { View } from '../../app/view.ts'
import { choice, dateField } from '../../components/form/form.ts'
import { icon } from '../../components/icon.ts'
import { f, m } from '../../language/current.ts'
import { addDays, endOfRun, mondayOf, weeksOf, withWeeks, type CalendarWeek } from './calendar.ts'

/** As many weeks as the grid of the style sheet has columns. */
const WEEKS = 34
const DAYS = [0, 1, 2, 3, 4, 5]
const MOST_UNDO = 50

/** Days free, week by week, to be set by mouse or keyboard; tells `replan` with the new plan. */
class CalendarEditor extends View {
  static override properties = { plan: { attribute: false }, today: {}, active: { state: true }, anchor: { state: true }, runOn: { state: true } }
  declare plan: AvailabilityInput
  declare today: string
  declare active: number
  declare anchor: number
  /** Whether a change goes on over the weeks after that are the same. */
  declare runOn: boolean
  #undo: AvailabilityInput[] = []

  constructor() {
    super()
    this.plan = { daysPerWeek: 0 }
    this.today = ''
    this.active = 0
    this.anchor = 0
    this.runOn = false
  }

  get #first(): string {
    return mondayOf(this.today)
  }

  #weeks(): CalendarWeek[] {
    return weeksOf(this.plan, this.#first, WEEKS)
  }

  /** First and last of the weeks a change applies to. */
  #range(weeks: readonly CalendarWeek[]): [number, number] {
    const [from, to] = [Math.min(this.anchor, this.active), Math.max(this.anchor, this.active)]
    return [from, this.runOn ? Math.max(to, endOfRun(weeks, to)) : to]
  }

  #set(days: number): void {
    const [from, to] = this.#range(this.#weeks())
    this.#become(withWeeks(this.plan, addDays(this.#first, from * 7), to - from + 1, days))
  }

  #become(plan: AvailabilityInput): void {
    this.#undo = [...this.#undo, this.plan].slice(-MOST_UNDO)
    this.#tell(plan)
  }

  #tell(plan: AvailabilityInput): void {
    this.plan = plan
    this.dispatchEvent(new CustomEvent<AvailabilityInput>('replan', { detail: plan }))
  }

  #takeBack(): void {
    const before = this.#undo.at(-1)
    if (before === undefined) return
    this.#undo = this.#undo.slice(0, -1)
    this.#tell(before)
  }

  #go(index: number, extend: boolean): void {
    this.active = Math.min(WEEKS - 1, Math.max(0, index))
    if (!extend) this.anchor = this.active
    this.runOn = false
    void this.updateComplete.then(() => this.querySelector<HTMLElement>('.av [tabindex="0"]')?.focus())
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    switch (event.key) {
      case 'ArrowRight': this.#go(this.active + 1, event.shiftKey); break
      case 'ArrowLeft': this.#go(this.active - 1, event.shiftKey); break
      case 'Home': this.#go(0, event.shiftKey); break
      case 'End': this.#go(WEEKS - 1, event.shiftKey); break
      default: {
        const days = DAYS.find(d => event.key === String(d))
        if (days === undefined) return
        this.#set(days)
      }
    }
    event.preventDefault()
  }

  protected override render() {
    const weeks = this.#weeks()
    const [from, to] = this.#range(weeks)
    const shown = weeks[this.active]
    const one = from === to
    const name = one ? m.profile.weekOf(f.dayOfYear(weeks[from]!.monday)) : m.profile.weeksFrom(to - from + 1, f.dayOfYear(weeks[from]!.monday), f.dayOfYear(addDays(weeks[to]!.monday, 6)))
    const end = endOfRun(weeks, this.active)
    return html`
      <div class="av-general cluster">${dateField('av-from', m.profile.freeFrom, this.plan.from, value => { const { from: _from, ...rest } = this.plan; this.#become(value === undefined ? rest : { ...rest, from: value }) })}
        <div class="field"><span class="label">${m.profile.inGeneral}</span>${choice('av-days', m.profile.inGeneral, this.plan.daysPerWeek, DAYS, f.number, daysPerWeek => this.#become({ ...this.plan, daysPerWeek }))}</div></div>
      <div class="av-scroll" @keydown=${this.#key}>${monthNames(weeks)}
        <ol class="av">${weeks.map((week, i) => html`<li><button type="button" tabindex=${i === this.active ? 0 : -1} aria-current=${i >= from && i <= to ? 'true' : nothing} aria-label=${m.profile.weekFree(f.dayOfYear(week.monday), week.daysFree)} @click=${(event: MouseEvent) => this.#go(i, event.shiftKey)}>${tile(week.daysFree)}<span class="num" aria-hidden="true">${Number(week.monday.slice(8))}</span></button></li>`)}</ol></div>
      <div class="av-edit"><p aria-live="polite"><b>${name}</b></p>
        ${choice('av-week', m.profile.daysFreeIn(name), shown === undefined || !Number.isInteger(shown.daysFree) ? undefined : shown.daysFree, DAYS, f.number, days => this.#set(days))}<span>${m.profile.daysFree}</span>
        ${end > this.active ? html`<label class="check"><input type="checkbox" .checked=${this.runOn} @change=${(event: Event) => { this.runOn = (event.target as HTMLInputElement).checked }}>${m.profile.weeksAfter(f.dayOfYear(addDays(weeks[end]!.monday, 6)))}</label>` : nothing}
        <span class="end cluster"><button class="btn sm" type="button" aria-disabled=${this.#undo.length === 0 ? 'true' : 'false'} @click=${() => this.#takeBack()}>${icon('undo')}${m.app.undo}</button></span></div>
      <p class="small muted">${m.profile.calendarKeys}</p>`
  }
}
customElements.define('veerman-calendar', CalendarEditor)

/** The weeks for reading: a picture with its text. */
export function calendarForReading(plan: AvailabilityInput, today: string): TemplateResult {
  const weeks = weeksOf(plan, mondayOf(today), WEEKS)
  return html`<div class="av-scroll" tabindex="0" role="group" aria-label=${m.profile.daysFreeTitle}>${monthNames(weeks)}
    <ol class="av">${weeks.map(week => html`<li><span class="av-week"><span class="vh">${m.profile.weekFree(f.dayOfYear(week.monday), week.daysFree)}</span>${tile(week.daysFree)}<span class="num" aria-hidden="true">${Number(week.monday.slice(8))}</span></span></li>`)}</ol></div>`
}

function monthNames(weeks: readonly CalendarWeek[]): TemplateResult {
  const months = weeks.flatMap((week, i) => {
    const before = weeks[i - 1]
    const next = weeks[i + 1]
    if (before !== undefined && before.monday.slice(0, 7) === week.monday.slice(0, 7)) return []
    // The first week may be the last of its month: its name would run into the next.
    if (i === 0 && next !== undefined && next.monday.slice(0, 7) !== week.monday.slice(0, 7)) return []
    return [{ column: i, name: f.monthName(week.monday) }]
  })
  return html`<svg class="chart av-m" height="20" aria-hidden="true">${months.map(month => {
    const x = `${Math.round(month.column / weeks.length * 100_000) / 1000}%`
    return svg`<svg x=${x} overflow="visible"><path class="ln2" d="M.5 2v18"></path></svg><text x=${x} dx="5" y="14">${month.name}</text>`
  })}</svg>`
}

/** Five squares, filled from below as days are free. */
function tile(daysFree: number): TemplateResult {
  return html`<svg class="chart" height="56" aria-hidden="true">${DAYS.slice(1).map(day => svg`<rect x="2" y=${57 - day * 11} width="100%" height="9" class=${day <= Math.round(daysFree) ? 'c5' : 't'}></rect>`)}</svg>`
}
