import { LEVELS, type Exclusion, type Level, type Request, type RequestInput } from '../../api/types.ts'

/** What of a request is written back; what the server owns is left out. */
export function inputOf(request: Request): RequestInput {
  const { industry, employees, country } = request.organisation ?? {}
  return {
    language: request.language,
    title: request.title,
    organisation: { ...(industry === undefined ? {} : { industry }), ...(employees === undefined ? {} : { employees }), ...(country === undefined ? {} : { country }) },
    text: request.text ?? '',
    whyNow: request.whyNow ?? '',
    place: request.place?.city === undefined || request.place.country === undefined ? null : { city: request.place.city, country: request.place.country, ...(request.place.onsiteShare === undefined ? {} : { onsiteShare: request.place.onsiteShare }) },
    start: request.start ?? null,
    months: request.months ?? null,
    daysPerWeek: request.daysPerWeek ?? null,
    languages: request.languages ?? [],
    rateMax: request.rateMax ?? null,
    mustHaves: request.mustHaves ?? [],
    niceToHaves: request.niceToHaves ?? [],
    decisions: request.decisions ?? [],
    weights: request.weights ?? null,
    confidential: request.confidential ?? false,
    publicVersion: request.publicVersion ?? null,
  }
}

export function emptyInput(language: RequestInput['language'], text: string): RequestInput {
  return { language, title: '', organisation: {}, text, whyNow: '', place: null, start: null, months: null, daysPerWeek: null, languages: [], rateMax: null, mustHaves: [], niceToHaves: [], decisions: [], weights: null, confidential: false, publicVersion: null }
}

/** What the server needs before others may see a request. */
export type Missing = 'title' | 'text' | 'start' | 'months' | 'daysPerWeek' | 'publicVersion'

export function missingToPublish(input: RequestInput): Missing[] {
  const missing: Missing[] = []
  if (input.title.trim() === '') missing.push('title')
  if ((input.text ?? '').trim() === '') missing.push('text')
  if (input.start === null || input.start === undefined) missing.push('start')
  if (input.months === null || input.months === undefined) missing.push('months')
  if (input.daysPerWeek === null || input.daysPerWeek === undefined) missing.push('daysPerWeek')
  if (input.confidential === true && (input.publicVersion === null || input.publicVersion === undefined || input.publicVersion.title.trim() === '' || input.publicVersion.text.trim() === '')) missing.push('publicVersion')
  return missing
}

const TITLE_LENGTH = 90

/** A working title from the first sentence, cut at a word. */
export function titleFrom(text: string): string {
  const sentence = text.trim().split(/(?<=[.!?])\s|\n/)[0]?.replace(/[.!?]+$/, '').trim() ?? ''
  if (sentence.length <= TITLE_LENGTH) return sentence
  const cut = sentence.slice(0, TITLE_LENGTH)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), 40))} …`
}

/**
 * The request one step less strict, as an exclusion proposes it; undefined when the step does not apply to what is asked.
 * Limits of start, days and rate include the tolerance, so there a step is the difference of the two limits; a period is
 * said by its last day, and a place by its on-site share.
 */
export function relaxed(input: RequestInput, exclusion: Exclusion): RequestInput | undefined {
  const to = exclusion.relaxed?.limit
  if (to === undefined) return undefined
  switch (exclusion.constraint) {
    case 'language': {
      const languages = (input.languages ?? []).map(language => (language.code === exclusion.language && language.must === true ? { ...language, ...relaxedLanguage(to) } : language))
      return { ...input, languages }
    }
    case 'concept':
      return exclusion.concept === undefined ? undefined : { ...input, decisions: (input.decisions ?? []).map(d => (d.concept === exclusion.concept ? { ...d, importance: 'wish' as const } : d)) }
    case 'start': {
      const days = daysBetween(exclusion.limit, to)
      return days === undefined || input.start === null || input.start === undefined ? undefined : { ...input, start: plusDays(input.start, days) }
    }
    case 'days': {
      const fewer = difference(exclusion.limit, to)
      if (fewer === undefined || input.daysPerWeek === null || input.daysPerWeek === undefined) return undefined
      const days = input.daysPerWeek + fewer
      return days < 0.5 ? undefined : { ...input, daysPerWeek: days }
    }
    case 'rate': {
      const from = leadingNumber(exclusion.limit)
      const until = leadingNumber(to)
      if (from === undefined || until === undefined || from === 0 || input.rateMax === null || input.rateMax === undefined) return undefined
      return { ...input, rateMax: { ...input.rateMax, amount: String(Math.round(Number(input.rateMax.amount) * until / from)) } }
    }
    case 'period': {
      const fewer = monthsBetween(exclusion.limit, to)
      if (fewer === undefined || input.months === null || input.months === undefined) return undefined
      return input.months + fewer < 1 ? undefined : { ...input, months: input.months + fewer }
    }
    case 'country':
    case 'travel': {
      const share = leadingNumber(to)
      return share === undefined || input.place === null || input.place === undefined ? undefined : { ...input, place: { ...input.place, onsiteShare: share } }
    }
  }
}

function relaxedLanguage(to: string): { minLevel: Level } | { must: false } {
  const level = LEVELS.find(known => known === to)
  return level === undefined ? { must: false } : { minLevel: level }
}

/** The number at the start of a plain value (`1625.00 EUR`), if there is one. */
export function leadingNumber(value: string | undefined): number | undefined {
  const number = Number.parseFloat(value ?? '')
  return Number.isFinite(number) ? number : undefined
}

function difference(from: string | undefined, to: string): number | undefined {
  const a = leadingNumber(from)
  const b = leadingNumber(to)
  return a === undefined || b === undefined ? undefined : b - a
}

function daysBetween(from: string | undefined, to: string): number | undefined {
  const days = (Date.parse(to) - Date.parse(from ?? '')) / 86_400_000
  return Number.isFinite(days) ? Math.round(days) : undefined
}

/** Whole months between two days, by the calendar; a last day of a month answers to another. */
function monthsBetween(from: string | undefined, to: string): number | undefined {
  const [a, b] = [new Date(from ?? ''), new Date(to)]
  const months = (b.getUTCFullYear() - a.getUTCFullYear()) * 12 + b.getUTCMonth() - a.getUTCMonth()
  return Number.isFinite(months) ? months : undefined
}

export function plusDays(iso: string, days: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The last day of a period of whole months. */
export function lastDay(start: string, months: number): string {
  const date = new Date(`${start}T00:00:00Z`)
  const day = date.getUTCDate()
  const end = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1))
  const daysInMonth = new Date(Date.UTC(end.getUTCFullYear(), end.getUTCMonth() + 1, 0)).getUTCDate()
  end.setUTCDate(Math.min(day, daysInMonth))
  return plusDays(end.toISOString().slice(0, 10), -1)
}
