import type { Exclusion } from '../../api/types.ts'
import { f, m } from '../../language/current.ts'
import { leadingNumber } from '../../pages/request/input.ts'

type LabelOf = (concept: string) => string

/** What a constraint asks, in the reader's words, with its effective limit. */
export function exclusionName(exclusion: Exclusion, labelOf: LabelOf): string {
  const limit = limitText(exclusion, exclusion.limit)
  switch (exclusion.constraint) {
    case 'language': return m.exclusion.language(f.languageName(exclusion.language ?? ''), limit)
    case 'concept': return m.exclusion.concept(labelOf(exclusion.concept ?? ''))
    case 'start': return m.exclusion.start(limit)
    case 'period': return limit === '' ? m.exclusion.wholePeriod : m.exclusion.period(limit)
    case 'days': return m.exclusion.days(limit)
    case 'rate': return m.exclusion.rate(limit)
    case 'country': return m.exclusion.country
    case 'travel': return m.exclusion.travel
  }
}

/** The step that would add somebody: `as a wish`, `at B2`, `by 1 March`. */
export function relaxedName(exclusion: Exclusion): string {
  const limit = limitText(exclusion, exclusion.relaxed?.limit)
  switch (exclusion.constraint) {
    case 'language': return /^[ABC][12]$/.test(limit) ? m.relaxed.language(limit) : m.relaxed.concept
    case 'concept': return m.relaxed.concept
    case 'start': return m.relaxed.start(limit)
    case 'period': return m.relaxed.period(limit)
    case 'days': return m.relaxed.days(limit)
    case 'rate': return m.relaxed.rate(limit)
    case 'country':
    case 'travel': return m.relaxed.onsite(limit)
  }
}

function limitText(exclusion: Exclusion, limit: string | undefined): string {
  if (limit === undefined) return ''
  const number = leadingNumber(limit)
  switch (exclusion.constraint) {
    case 'start':
    case 'period':
      return f.dayOfYear(limit)
    case 'days':
      return number === undefined ? limit : f.number(number)
    case 'rate':
      return number === undefined ? limit : f.money({ amount: String(Math.round(number)), currency: /[A-Z]{3}/.exec(limit)?.[0] ?? 'EUR' })
    case 'country':
    case 'travel':
      return number === undefined ? limit : f.percent(number)
    case 'language':
    case 'concept':
      return limit
  }
}
