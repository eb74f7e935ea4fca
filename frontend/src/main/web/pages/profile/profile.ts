import { html, nothing, type TemplateResult } from 'lit'
import { OfflineError, isProblem, type Versioned } from '../../api/client.ts'
import type { AvailabilityInput, Manager, ManagerState, Match } from '../../api/types.ts'
import { account, client } from '../../app/session.ts'
import { toast } from '../../app/toast/toast.ts'
import { View } from '../../app/view.ts'
import { icon } from '../../components/icon.ts'
import '../../components/standing/standing.ts'
import './represent.ts'
import { failure, loading, messageOf } from '../../components/states/states.ts'
import { f, m } from '../../language/current.ts'
import { same } from '../request/merge.ts'
import { calendarForReading } from './calendar-editor.ts'
import { firstFree, isoDay, mondayOf, planOf, weeksOf } from './calendar.ts'
import { heldSkills } from './skills-view.ts'
import { trackRecord } from './track-view.ts'

const QUIET_MS = 700
const RETRY_MS = 5_000
/** A calendar confirmed longer ago than this begins to count for less. */
const FRESH_DAYS = 30
const AHEAD_WEEKS = 34
const TOP_MATCHES = 3

type CalendarState = 'kept' | 'waiting' | 'offline' | 'conflict'

/** A manager's profile: track record, days free, and what each is shown by. */
class ProfilePage extends View {
  static override properties = { found: { state: true }, error: { state: true }, plan: { state: true }, calendar: { state: true }, best: { state: true } }
  declare found: Versioned<Manager> | undefined
  declare error: unknown
  /** The days free as they stand here, perhaps ahead of the server. */
  declare plan: AvailabilityInput | undefined
  declare calendar: CalendarState
  declare best: Match[] | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving = false

  constructor() {
    super()
    this.calendar = 'kept'
  }

  override connectedCallback(): void {
    super.connectedCallback()
    const signal = this.connection
    const flush = (): void => { if (this.calendar === 'waiting' || this.calendar === 'offline') void this.#saveCalendar() }
    addEventListener('online', flush, { signal })
    addEventListener('pagehide', flush, { signal })
    signal.addEventListener('abort', () => { clearTimeout(this.#timer); flush() })
    void this.loadLabels()
    void this.#start()
  }

  get #id(): string {
    return this.dataset['id'] ?? ''
  }

  async #start(): Promise<void> {
    this.error = undefined
    try {
      this.#took(await client.manager(this.#id))
      if (this.found?.document.owned === true) void this.#loadMatches()
    } catch (error) {
      this.error = error
    }
  }

  #took(found: Versioned<Manager>): void {
    this.found = found
    const availability = found.document.availability
    this.plan = availability === undefined ? undefined : planOf(availability)
    this.calendar = 'kept'
  }

  async #loadMatches(): Promise<void> {
    try {
      this.best = (await client.matches(this.#id, TOP_MATCHES)).matches
    } catch {
      this.best = undefined
    }
  }

  #changePlan(plan: AvailabilityInput): void {
    this.plan = plan
    this.calendar = 'waiting'
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#saveCalendar(), QUIET_MS)
  }

  async #saveCalendar(): Promise<void> {
    clearTimeout(this.#timer)
    const plan = this.plan
    if (plan === undefined || this.found === undefined || this.#saving) return
    this.#saving = true
    const base = this.found
    try {
      const saved = await client.replaceAvailability(this.#id, base.etag, plan)
      this.found = saved
      this.calendar = this.plan === plan ? 'kept' : 'waiting'
    } catch (error) {
      await this.#calendarFailed(error, base, plan)
    } finally {
      this.#saving = false
      if (this.calendar === 'waiting') this.#timer = setTimeout(() => void this.#saveCalendar(), QUIET_MS)
    }
  }

  async #calendarFailed(error: unknown, base: Versioned<Manager>, plan: AvailabilityInput): Promise<void> {
    if (isProblem(error, 412)) {
      try {
        const latest = await client.manager(this.#id)
        const untouched = same(planOf(latest.document.availability ?? { daysPerWeek: 0 }), planOf(base.document.availability ?? { daysPerWeek: 0 }))
        this.found = latest
        this.plan = plan
        // Where only something else of the profile changed, the calendar goes in on the next turn.
        this.calendar = untouched ? 'waiting' : 'conflict'
        return
      } catch (again) {
        error = again
      }
    }
    if (error instanceof OfflineError) {
      this.calendar = 'offline'
      this.#timer = setTimeout(() => void this.#saveCalendar(), RETRY_MS)
      return
    }
    this.#took(base)
    toast(messageOf(error))
  }

  async #move(to: ManagerState, done: string): Promise<void> {
    if (this.found === undefined) return
    const from = this.found.document.state
    try {
      this.#took(await client.moveManager(this.#id, this.found.etag, to))
      toast(done, () => void this.#move(from, m.request.undone))
    } catch (error) {
      if (isProblem(error, 412)) await this.#start()
      toast(isProblem(error, 412) ? m.profile.changedMeanwhile : messageOf(error))
    }
  }

  protected override render() {
    const manager = this.found?.document
    this.setTitle(manager?.name ?? (manager === undefined ? m.app.profile : m.verify.profileNameless))
    if (manager === undefined) return html`<div class="head wrap"><h1>${m.app.profile}</h1></div><div class="wrap body">${this.error === undefined ? loading(m.profile.loading, 5) : failure(this.error, () => void this.#start())}</div>`
    const owned = manager.owned === true
    const today = isoDay(Date.now())
    return html`<div class="head wrap"><div class="between"><h1>${manager.name ?? m.verify.profileNameless}</h1>${owned ? this.#acts(manager) : nothing}</div>
        <p class="prose">${manager.headline}</p>
        <p class="facts">${this.#facts(manager, owned).map(fact => html`<span>${fact}</span>`)}</p></div>
      <div class="wrap body">${owned && manager.state !== 'published' ? this.#draftNote(manager) : nothing}<div class="grid-rail"><div>
        <section class="sec strong" aria-labelledby="track"><div class="between"><h2 id="track">${m.profile.track}</h2>${owned ? html`<a class="btn quiet" href=${`/managers/${manager.id}/edit#assignments`}>${icon('plus')}${m.edit.addAssignment}</a>` : nothing}</div>
          ${manager.assignments.length === 0 ? html`<p class="muted">${owned ? m.profile.noTrackOwn : m.profile.noTrack}</p>` : trackRecord(manager.assignments, today)}</section>
        ${this.#days(manager, owned, today)}
        ${account()?.roles.includes('agency') === true && manager.state === 'published' ? html`<veerman-represent data-manager=${manager.id} ?data-keeper=${owned}></veerman-represent>` : nothing}
        ${account()?.roles.includes('company') === true ? html`<veerman-standing data-manager=${manager.id}></veerman-standing>` : nothing}
        <section class="sec strong" aria-labelledby="held"><h2 id="held">${m.profile.held}</h2>${heldSkills(manager, this.labelOf)}</section>
      </div>${this.#rail(manager, owned)}</div></div>`
  }

  #acts(manager: Manager): TemplateResult {
    return html`<div class="cluster"><a class="btn" href=${`/managers/${manager.id}/edit`}>${icon('pen')}${m.profile.edit}</a>
      ${manager.state === 'published' ? html`<button class="btn quiet" type="button" @click=${() => void this.#move('draft', m.profile.withdrawnDone)}>${m.profile.withdraw}</button>` : nothing}</div>`
  }

  #draftNote(manager: Manager): TemplateResult {
    return html`<div class="note profile-note">${icon('info')}<h2 class="h4">${m.managerState[manager.state]}</h2><p>${m.profile.draftText}</p><p class="cluster"><button class="btn sm primary" type="button" @click=${() => void this.#move('published', m.profile.publishedDone)}>${m.profile.publish}</button></p></div>`
  }

  #facts(manager: Manager, owned: boolean): string[] {
    const { base, mobility } = manager
    const place = [base === undefined ? '' : `${base.city} (${f.countryName(base.country)})`, mobility?.maxKm === undefined ? '' : m.profile.upToKm(f.count(mobility.maxKm)), mobility?.remoteShare === undefined ? '' : m.profile.remote(f.percent(mobility.remoteShare))].filter(part => part !== '').join(', ')
    return [
      place,
      (mobility?.countries ?? []).length === 0 ? '' : m.profile.worksIn(f.list(mobility!.countries!.map(f.countryName))),
      manager.dayRate === undefined ? '' : m.perDay(f.money(manager.dayRate)),
      manager.languages.map(l => `${f.languageName(l.code)} ${l.level}`).join(', '),
      !owned ? '' : manager.state === 'published' && manager.visibility !== undefined && manager.visibility !== 'companies' ? `${m.privacy.visibility}: ${m.privacy.choices[manager.visibility].name}` : m.profile.seen[manager.state],
    ].filter(part => part !== '')
  }

  #days(manager: Manager, owned: boolean, today: string): TemplateResult {
    const confirmed = manager.availability?.confirmedOn
    return html`<section class="sec strong" aria-labelledby="days"><div class="between"><h2 id="days">${m.profile.daysFreeTitle}</h2><span class="muted" role="status">${owned && this.calendar !== 'kept' ? m.profile.calendarState[this.calendar] : confirmed === undefined ? nothing : m.reason.confirmed(f.day(confirmed))}</span></div>
      ${this.calendar === 'conflict' ? html`<div class="note lantern" role="alert">${icon('info')}<h3 class="h4">${m.profile.calendarConflict}</h3><p class="cluster"><button class="btn sm" type="button" @click=${() => void this.#saveCalendar()}>${m.request.keepMine}</button><button class="btn sm" type="button" @click=${() => this.#took(this.found!)}>${m.request.takeTheirs}</button></p></div>` : nothing}
      ${owned ? this.#calendarEditor(confirmed, today) : this.plan === undefined ? html`<p class="muted">${m.pair.calendarUnknown}</p>` : calendarForReading(this.plan, today)}</section>`
  }

  #calendarEditor(confirmed: string | undefined, today: string): TemplateResult {
    if (this.plan === undefined) return html`<div class="note">${icon('cal')}<p><b>${m.profile.noCalendar}</b> ${m.profile.noCalendarText}</p><p class="cluster"><button class="btn sm primary" type="button" @click=${() => this.#changePlan({ from: today, daysPerWeek: 4, periods: [] })}>${m.profile.startCalendar}</button></p></div>`
    const free = firstFree(weeksOf(this.plan, mondayOf(today), AHEAD_WEEKS))
    const old = confirmed !== undefined && Date.parse(today) - Date.parse(confirmed) > FRESH_DAYS * 86_400_000
    const from = free === undefined ? undefined : free.monday < today ? today : this.plan.from !== undefined && this.plan.from > free.monday ? this.plan.from : free.monday
    return html`${!old || free === undefined || from === undefined ? nothing : html`<div class="note">${icon('cal')}<p><b>${m.profile.stillFree(f.dayOfYear(from))}</b> ${m.profile.stillFreeText(f.day(confirmed))}</p><p class="cluster"><button class="btn sm primary" type="button" @click=${() => void this.#saveCalendar()}>${m.profile.yesStill}</button></p></div>`}
      <veerman-calendar .plan=${this.plan} .today=${today} @replan=${(event: CustomEvent<AvailabilityInput>) => this.#changePlan(event.detail)}></veerman-calendar>`
  }

  #rail(manager: Manager, owned: boolean): TemplateResult {
    const references = manager.references ?? []
    const own = account()?.manager === manager.id
    return html`<aside aria-label=${m.profile.more}>
      ${manager.summary === undefined || manager.summary === '' ? nothing : html`<section class="sec strong"><h2 class="h3">${m.profile.about}</h2><p class="pre">${manager.summary}</p></section>`}
      ${!owned || this.best === undefined ? nothing : html`<section class="sec strong"><h2 class="h3">${m.profile.bestMatches}</h2>
        ${this.best.length === 0 ? html`<p class="muted">${m.matches.none}.</p>` : html`<table class="stand"><tbody>${this.best.map(match => html`<tr><th scope="row"><a href=${`/requests/${match.request.id}`}>${match.request.title}</a><span class="small muted">${match.request.organisation ?? m.matches.confidential}</span></th><td class="r num"><b>${f.points(match.score)}</b></td></tr>`)}</tbody></table>`}
        <p><a href=${own ? '/matches' : `/managers/${manager.id}/matches`}>${m.profile.allMatches}</a></p></section>`}
      ${references.length === 0 ? nothing : html`<section class="sec strong"><h2 class="h3">${m.profile.references}</h2><ul class="stack-s">${references.map(r => html`<li><b>${r.name}</b>${r.relation === undefined || r.relation === '' ? nothing : html`<span class="muted">, ${r.relation}</span>`}${r.text === undefined || r.text === '' ? nothing : html`<p class="pre">${m.quote(r.text)}</p>`}</li>`)}</ul></section>`}
      ${manager.skills.length === 0 ? nothing : html`<section class="sec"><h2 class="h3">${m.profile.ownWords}</h2><p>${manager.skills.join(' · ')}</p></section>`}
      ${manager.baseFound === false && owned ? html`<section class="sec"><p class="note plain">${icon('info')}<span>${m.form.placeUnknown}</span></p></section>` : nothing}
    </aside>`
  }
}
customElements.define('veerman-profile', ProfilePage)
