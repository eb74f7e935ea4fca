import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Exclusion, RequestInput } from '../../api/types.ts'
import { emptyInput, inputOf, lastDay, missingToPublish, relaxed, titleFrom } from './input.ts'

const input: RequestInput = {
  ...emptyInput('en', 'We bring in AI.'), title: 'AI', start: '2027-02-01', months: 6, daysPerWeek: 4,
  languages: [{ code: 'nl', minLevel: 'C1', must: true }, { code: 'en', minLevel: 'B2' }],
  rateMax: { amount: '1250', currency: 'EUR' }, decisions: [{ concept: 'skill.works-council', decision: 'confirmed', importance: 'must' }],
}
const excluded = (exclusion: Partial<Exclusion>): Exclusion => ({ constraint: 'days', count: 9, onlyThis: 4, ...exclusion })

test('what the server owns is not written back', () => {
  const back = inputOf({ id: 'r1', version: 3, state: 'draft', language: 'en', title: 'AI', understood: [], organisation: { id: 'o1', name: 'Kadeborg', employees: 600 }, place: { city: 'Amsterdam', country: 'NL', found: true } })
  assert.deepEqual(back.organisation, { employees: 600 })
  assert.deepEqual(back.place, { city: 'Amsterdam', country: 'NL' })
  assert.ok(!('understood' in back) && !('id' in back) && !('state' in back))
})

test('publishing needs a text, a start, a duration and days a week', () => {
  assert.deepEqual(missingToPublish(emptyInput('en', '')), ['title', 'text', 'start', 'months', 'daysPerWeek'])
  assert.deepEqual(missingToPublish(input), [])
})

test('a confidential request needs its public version', () => {
  assert.deepEqual(missingToPublish({ ...input, confidential: true }), ['publicVersion'])
  assert.deepEqual(missingToPublish({ ...input, confidential: true, publicVersion: { title: 'A', text: 'B' } }), [])
})

test('a working title is the first sentence, cut at a word', () => {
  assert.equal(titleFrom('We bring AI into our processes. It is hard.'), 'We bring AI into our processes')
  const long = titleFrom('word '.repeat(60))
  assert.ok(long.length <= 92 && long.endsWith('word …'))
  assert.equal(titleFrom('  '), '')
})

test('one step less strict changes one field, by the difference of the limits', () => {
  assert.equal(relaxed(input, excluded({ constraint: 'days', limit: '3', relaxed: { limit: '2', adds: 9 } }))?.daysPerWeek, 3)
  assert.equal(relaxed(input, excluded({ constraint: 'start', limit: '2027-03-01', relaxed: { limit: '2027-03-29', adds: 7 } }))?.start, '2027-03-01')
  assert.equal(relaxed(input, excluded({ constraint: 'rate', limit: '1625.00 EUR', relaxed: { limit: '1787.50 EUR', adds: 7 } }))?.rateMax?.amount, '1375')
  assert.deepEqual(relaxed(input, excluded({ constraint: 'language', language: 'nl', limit: 'C1', relaxed: { limit: 'B2', adds: 12 } }))?.languages?.[0], { code: 'nl', minLevel: 'B2', must: true })
  assert.equal(relaxed(input, excluded({ constraint: 'concept', concept: 'skill.works-council', relaxed: { limit: 'wish', adds: 5 } }))?.decisions?.[0]?.importance, 'wish')
})

test('a shorter period and less work on site are steps too', () => {
  assert.equal(relaxed(input, excluded({ constraint: 'period', limit: '2027-07-31', relaxed: { limit: '2027-06-30', adds: 2 } }))?.months, 5)
  const placed: RequestInput = { ...input, place: { city: 'Amsterdam', country: 'NL', onsiteShare: 0.6 } }
  assert.equal(relaxed(placed, excluded({ constraint: 'travel', limit: '0.6', relaxed: { limit: '0.3', adds: 2 } }))?.place?.onsiteShare, 0.3)
})

test('a step that does not apply to what is asked is not offered', () => {
  assert.equal(relaxed(input, excluded({ constraint: 'country', relaxed: { limit: '0.3', adds: 2 } })), undefined)
  assert.equal(relaxed({ ...input, months: 1 }, excluded({ constraint: 'period', limit: '2027-02-28', relaxed: { limit: '2027-01-31', adds: 2 } })), undefined)
  assert.equal(relaxed(input, excluded({ constraint: 'days' })), undefined)
})

test('six months from the first end on the last day before', () => {
  assert.equal(lastDay('2027-02-01', 6), '2027-07-31')
  assert.equal(lastDay('2026-08-31', 6), '2027-02-27')
})
