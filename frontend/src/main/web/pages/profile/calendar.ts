import type { AvailabilityInput, AvailabilityPeriod } from '../../api/types.ts'

const DAY_MS = 86_400_000

/** One week of the grid: its Monday, and the days free in it (Monday to Friday). */
export interface CalendarWeek { monday: string; daysFree: number }

function dayOf(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`)
}

export function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

export function addDays(iso: string, days: number): string {
  return isoDay(dayOf(iso) + days * DAY_MS)
}

/** The Monday of the week a day is in. */
export function mondayOf(iso: string): string {
  const weekday = (new Date(dayOf(iso)).getUTCDay() + 6) % 7
  return addDays(iso, -weekday)
}

/** Days a week free on this day: a period that says so, the later one where two overlap, else what holds in general. */
function rateOn(plan: AvailabilityInput, iso: string): number {
  const period = (plan.periods ?? []).findLast(p => p.from <= iso && iso <= p.to)
  if (period !== undefined) return period.daysPerWeek
  return plan.from !== undefined && iso < plan.from ? 0 : plan.daysPerWeek
}

/** Days free in a week; a week that a period covers in part counts in part. */
export function daysFreeIn(plan: AvailabilityInput, monday: string): number {
  let sum = 0
  for (let day = 0; day < 5; day++) sum += rateOn(plan, addDays(monday, day))
  return Math.round(sum / 5 * 10) / 10
}

export function weeksOf(plan: AvailabilityInput, firstMonday: string, count: number): CalendarWeek[] {
  return Array.from({ length: count }, (_, i) => {
    const monday = addDays(firstMonday, i * 7)
    return { monday, daysFree: daysFreeIn(plan, monday) }
  })
}

/** The plan with these weeks set to so many days free; what it said about them before is cut out, the rest stays. */
export function withWeeks(plan: AvailabilityInput, firstMonday: string, weeks: number, daysPerWeek: number): AvailabilityInput {
  if (weeks < 1) throw new RangeError(`${weeks} weeks, at least 1`)
  if (daysPerWeek < 0 || daysPerWeek > 5) throw new RangeError(`${daysPerWeek} days a week, 0 to 5`)
  const from = firstMonday
  const to = addDays(firstMonday, weeks * 7 - 1)
  const kept = (plan.periods ?? []).flatMap(p => cutOut(p, from, to))
  return { ...plan, periods: tidy(plan, [...kept, { from, to, daysPerWeek }]) }
}

function cutOut(period: AvailabilityPeriod, from: string, to: string): AvailabilityPeriod[] {
  if (period.to < from || period.from > to) return [period]
  const parts: AvailabilityPeriod[] = []
  if (period.from < from) parts.push({ ...period, to: addDays(from, -1) })
  if (period.to > to) parts.push({ ...period, from: addDays(to, 1) })
  return parts
}

/** In order, neighbours that say the same joined, and without what holds in general anyway. */
function tidy(plan: AvailabilityInput, periods: readonly AvailabilityPeriod[]): AvailabilityPeriod[] {
  const joined: AvailabilityPeriod[] = []
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    if (last !== undefined && last.daysPerWeek === period.daysPerWeek && addDays(last.to, 1) === period.from) joined[joined.length - 1] = { ...last, to: period.to }
    else joined.push(period)
  }
  const inGeneral = (p: AvailabilityPeriod): boolean => {
    const beforeStart = plan.from !== undefined && p.from < plan.from
    if (!beforeStart) return p.daysPerWeek === plan.daysPerWeek
    return p.daysPerWeek === 0 && p.to < plan.from!
  }
  return joined.filter(p => !inGeneral(p))
}

/** The last week, from `index` on, that is as free as that one: how far "the weeks after too" reaches. */
export function endOfRun(weeks: readonly CalendarWeek[], index: number): number {
  const same = weeks[index]?.daysFree
  let end = index
  while (end + 1 < weeks.length && weeks[end + 1]?.daysFree === same) end++
  return end
}

/** The first day from `today` on with time, if there is one within the weeks given. */
export function firstFree(weeks: readonly CalendarWeek[]): CalendarWeek | undefined {
  return weeks.find(week => week.daysFree > 0)
}

/** What of an availability is written back. */
export function planOf(availability: AvailabilityInput): AvailabilityInput {
  return { ...(availability.from === undefined ? {} : { from: availability.from }), daysPerWeek: availability.daysPerWeek, periods: (availability.periods ?? []).map(({ from, to, daysPerWeek }) => ({ from, to, daysPerWeek })) }
}
