import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { RequestInput, TextQuantity } from '../../api/types.ts'
import { offersOf } from './numbers.ts'

const TEXT = 'Zes maanden, 4 dagen per week, 600 mensen, € 1.250 per dag, 30 miljoen euro.'
const at = (quote: string, rest: Pick<TextQuantity, 'kind' | 'value' | 'currency'>): TextQuantity => ({ ...rest, start: TEXT.indexOf(quote), end: TEXT.indexOf(quote) + quote.length })
const QUANTITIES: TextQuantity[] = [
  at('Zes maanden', { kind: 'months', value: 6 }),
  at('4 dagen per week', { kind: 'days_per_week', value: 4 }),
  at('600 mensen', { kind: 'organisation_size', value: 600 }),
  at('€ 1.250', { kind: 'day_rate', value: 1250, currency: 'EUR' }),
  at('30 miljoen euro', { kind: 'money', value: 30_000_000, currency: 'EUR' }),
]
const EMPTY = { language: 'nl', title: '' } as RequestInput

test('what the form does not say is offered, with the words of the text', () => {
  assert.deepEqual(offersOf(TEXT, QUANTITIES, EMPTY).map(offer => [offer.quote, offer.change]), [
    ['Zes maanden', { months: 6 }],
    ['4 dagen per week', { daysPerWeek: 4 }],
    ['600 mensen', { organisation: { employees: 600 } }],
    ['€ 1.250', { rateMax: { amount: '1250', currency: 'EUR' } }],
  ])
})

test('what a person filled in is left alone', () => {
  const input = { ...EMPTY, months: 9, daysPerWeek: 3, organisation: { employees: 10 }, rateMax: { amount: '900', currency: 'EUR' } } as RequestInput
  assert.deepEqual(offersOf(TEXT, QUANTITIES, input), [])
})

test('a field is offered once, and only what it can hold', () => {
  const twice: TextQuantity[] = [{ kind: 'months', value: 600, start: 0, end: 3 }, { kind: 'months', value: 6, start: 0, end: 3 }, { kind: 'months', value: 9, start: 0, end: 3 }]
  assert.deepEqual(offersOf(TEXT, twice, EMPTY).map(offer => offer.change), [{ months: 6 }])
})
