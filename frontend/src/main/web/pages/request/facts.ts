import type { MatchRequest, Request } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { lastDay } from './input.ts'

/** A request in one line: who, where, when, how much. */
export function requestFacts(request: Request): string[] {
  const { organisation, place } = request
  const who = [organisation?.name ?? '', organisation?.industry ?? '', organisation?.employees === undefined ? '' : m.facts.people(organisation.employees)].filter(part => part !== '').join(', ')
  const where = place?.city === undefined ? '' : place.onsiteShare === undefined ? place.city : m.facts.onsite(place.city, f.percent(place.onsiteShare))
  return [who, where, periodText(request.start, request.months), daysText(request.daysPerWeek), request.rateMax === undefined ? '' : m.facts.atMost(f.money(request.rateMax))].filter(part => part !== '')
}

export function matchFacts(request: MatchRequest): string[] {
  const where = request.city === undefined ? (request.country === undefined ? '' : f.countryName(request.country)) : request.onsiteShare === undefined ? request.city : m.facts.onsite(request.city, f.percent(request.onsiteShare))
  return [where, periodText(request.start, request.months), daysText(request.daysPerWeek)].filter(part => part !== '')
}

function periodText(start: string | undefined, months: number | undefined): string {
  if (start === undefined) return months === undefined ? '' : m.facts.months(months)
  return months === undefined ? m.facts.from(f.day(start)) : f.period(start, lastDay(start, months), m.facts.period)
}

function daysText(daysPerWeek: number | undefined): string {
  return daysPerWeek === undefined ? '' : m.facts.daysAWeek(daysPerWeek)
}
