import type { Language, Money } from '../api/types.ts'

/** Locales whose way of writing numbers and days each language gets. */
const LOCALES: Record<Language, string> = { nl: 'nl-NL', en: 'en-GB', fr: 'fr-FR', de: 'de-DE' }

export type Formats = ReturnType<typeof formats>

/** How one language writes numbers, money, days and lists. Days are ISO dates (`2027-02-01`) and have no time zone. */
export function formats(language: Language) {
  const locale = LOCALES[language]
  const plurals = new Intl.PluralRules(locale)
  const ordinals = new Intl.PluralRules(locale, { type: 'ordinal' })
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const atMostOne = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 })
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 })
  const conjunction = new Intl.ListFormat(locale, { type: 'conjunction' })
  const languages = new Intl.DisplayNames(locale, { type: 'language' })
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const day = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...options })
  const longDay = day({ day: 'numeric', month: 'long', year: 'numeric' })
  const dayOfYear = day({ day: 'numeric', month: 'long' })
  const monthYear = day({ month: 'short', year: 'numeric' })
  const monthOnly = day({ month: 'short' })
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' })

  return {
    language,
    locale,
    /** 1,046 */
    count: (value: number): string => integer.format(value),
    /** 28.2: points always show one decimal. */
    points: (value: number): string => oneDecimal.format(value),
    /** 4 or 4.5 */
    number: (value: number): string => atMostOne.format(value),
    /** 60% from 0.6 */
    percent: (share: number): string => percent.format(share),
    /** The form for this number in this language; French counts 0 as one. */
    plural: (value: number, one: string, other: string): string => (plurals.select(value) === 'one' ? one : other),
    /** The form of an English ordinal, among others. */
    ordinal: (value: number): Intl.LDMLPluralRule => ordinals.select(value),
    /** a, b and c */
    list: (items: readonly string[]): string => conjunction.format(items),
    /** €1,250 or €1,250.50 */
    money: (money: Money): string => {
      const amount = Number(money.amount)
      const digits = Number.isInteger(amount) ? 0 : 2
      return new Intl.NumberFormat(locale, { style: 'currency', currency: money.currency, minimumFractionDigits: digits, maximumFractionDigits: digits }).format(amount)
    },
    /** 1 February 2027 */
    day: (iso: string): string => dayText(longDay, iso),
    /** 1 February */
    dayOfYear: (iso: string): string => dayText(dayOfYear, iso),
    /** Sep 2024, from a month (`2024-09`) or a day */
    month: (iso: string): string => dayText(monthYear, iso.slice(0, 7) + '-01'),
    /** Feb */
    monthName: (iso: string): string => dayText(monthOnly, iso).replace(/\.$/, ''),
    /** 1 February to 31 July 2027: the year is said once where it is the same. */
    period: (from: string, to: string, joined: (from: string, to: string) => string): string =>
      joined(dayText(from.slice(0, 4) === to.slice(0, 4) ? dayOfYear : longDay, from), dayText(longDay, to)),
    /** 14:06 */
    time: (at: Date): string => time.format(at),
    /** two hours ago, tomorrow */
    ago: (then: Date, now: Date): string => {
      const seconds = Math.round((then.getTime() - now.getTime()) / 1000)
      const [amount, unit] = relativeUnit(seconds)
      return relative.format(amount, unit)
    },
    /** Dutch, from `nl`; the code itself where no name is known */
    languageName: (code: string): string => named(languages, code),
    /** Belgium, from `BE` */
    countryName: (code: string): string => named(countries, code),
  }
}

function dayText(format: Intl.DateTimeFormat, iso: string): string {
  const date = new Date(`${iso.slice(0, 10)}T00:00:00Z`)
  const text = Number.isNaN(date.getTime()) ? iso : format.format(date)
  // French writes the first of a month as an ordinal.
  return format.resolvedOptions().locale.startsWith('fr') ? text.replace(/^1 /, '1er ') : text
}

function named(names: Intl.DisplayNames, code: string): string {
  try {
    return names.of(code) ?? code
  } catch {
    return code
  }
}

/** The largest unit of which at least one has passed. */
export function relativeUnit(seconds: number): [number, Intl.RelativeTimeFormatUnit] {
  const units: [Intl.RelativeTimeFormatUnit, number][] = [['year', 31_557_600], ['month', 2_629_800], ['week', 604_800], ['day', 86_400], ['hour', 3_600], ['minute', 60]]
  for (const [unit, length] of units) if (Math.abs(seconds) >= length) return [Math.trunc(seconds / length), unit]
  return [seconds, 'second']
}

/** An amount as typed (`1.250`, `1,250.50`, `€ 1250`) as a plain decimal, or undefined when it is none. */
export function parseAmount(typed: string): string | undefined {
  const digits = typed.replace(/[^\d.,]/g, '')
  if (digits === '') return undefined
  const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
  const decimals = last === -1 ? '' : digits.slice(last + 1)
  const isDecimal = decimals.length > 0 && decimals.length <= 2
  const whole = (isDecimal ? digits.slice(0, last) : digits).replace(/[.,]/g, '').replace(/^0+(?=\d)/, '')
  if (whole === '' || whole.length > 8) return undefined
  return isDecimal ? `${whole}.${decimals}` : whole
}
