import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formats, parseAmount, relativeUnit } from './format.ts'

const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

test('money follows the language', () => {
  const money = { amount: '1240', currency: 'EUR' }
  assert.equal(plain(formats('en').money(money)), '€1,240')
  assert.equal(plain(formats('nl').money(money)), '€ 1.240')
  assert.equal(plain(formats('fr').money(money)), '1 240 €')
  assert.equal(plain(formats('de').money(money)), '1.240 €')
  assert.equal(plain(formats('en').money({ amount: '1240.50', currency: 'CHF' })), 'CHF 1,240.50')
})

test('points show one decimal, in the language’s own mark', () => {
  assert.equal(formats('de').points(93.4), '93,4')
  assert.equal(formats('en').points(5), '5.0')
})

test('a period says its year once', () => {
  const to = (from: string, until: string): string => `${from} to ${until}`
  assert.equal(formats('en').period('2027-02-01', '2027-07-31', to), '1 February to 31 July 2027')
  assert.equal(formats('en').period('2026-11-01', '2027-01-31', to), '1 November 2026 to 31 January 2027')
  assert.equal(formats('fr').dayOfYear('2027-02-01'), '1er février')
})

test('French counts zero as one', () => {
  assert.equal(formats('fr').plural(0, 'manager', 'managers'), 'manager')
  assert.equal(formats('en').plural(0, 'manager', 'managers'), 'managers')
})

test('names of languages and countries are said in the reader’s language', () => {
  assert.equal(formats('de').languageName('nl'), 'Niederländisch')
  assert.equal(formats('fr').languageName('nl'), 'néerlandais')
  assert.equal(formats('nl').countryName('BE'), 'België')
  assert.equal(formats('en').countryName('not a country'), 'not a country')
})

test('time past is told in its largest unit', () => {
  assert.deepEqual(relativeUnit(-7300), [-2, 'hour'])
  assert.deepEqual(relativeUnit(-30), [-30, 'second'])
  const now = new Date('2026-11-24T12:00:00Z')
  assert.equal(formats('en').ago(new Date('2026-11-22T11:00:00Z'), now), '2 days ago')
})

test('an amount is read however it is written', () => {
  assert.equal(parseAmount('1250'), '1250')
  assert.equal(parseAmount('€ 1.250'), '1250')
  assert.equal(parseAmount('1,250.50'), '1250.50')
  assert.equal(parseAmount('1 250,5'), '1250.5')
  assert.equal(parseAmount('1.250,00 €'), '1250.00')
  assert.equal(parseAmount('in line with market'), undefined)
  assert.equal(parseAmount('123456789'), undefined)
})

test('a month is written short with its year', () => {
  assert.equal(formats('en').month('2025-03'), 'Mar 2025')
  assert.equal(formats('de').monthName('2025-03-01'), 'Mär')
})
