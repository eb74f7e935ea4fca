import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyInput } from './input.ts'
import { mergeRequests, same } from './merge.ts'

const base = { ...emptyInput('en', 'The text'), title: 'Title', months: 6 }

test('changes to different fields go together', () => {
  const { merged, conflicts, taken } = mergeRequests(base, { ...base, text: 'My text' }, { ...base, months: 9 })
  assert.equal(merged.text, 'My text')
  assert.equal(merged.months, 9)
  assert.deepEqual(conflicts, [])
  assert.deepEqual(taken, ['months'])
})

test('a field changed on both sides keeps mine and is named', () => {
  const { merged, conflicts } = mergeRequests(base, { ...base, text: 'Mine' }, { ...base, text: 'Theirs' })
  assert.equal(merged.text, 'Mine')
  assert.deepEqual(conflicts, [{ field: 'text', mine: 'Mine', theirs: 'Theirs' }])
})

test('the same change on both sides is no conflict', () => {
  assert.deepEqual(mergeRequests(base, { ...base, months: 9 }, { ...base, months: 9 }).conflicts, [])
})

test('decisions about different concepts go together, mine first about the same', () => {
  const mine = { ...base, decisions: [{ concept: 'skill.a', decision: 'confirmed' as const, importance: 'must' as const }] }
  const theirs = { ...base, decisions: [{ concept: 'skill.a', decision: 'removed' as const }, { concept: 'skill.b', decision: 'confirmed' as const }] }
  const { merged, conflicts } = mergeRequests(base, mine, theirs)
  assert.deepEqual(merged.decisions, [mine.decisions[0], theirs.decisions[1]])
  assert.deepEqual(conflicts, [])
})

test('nothing is nothing, however it is written', () => {
  assert.ok(same(undefined, null) && same('', undefined) && same([], null) && same({}, undefined) && same({ a: null }, {}))
  assert.ok(same({ a: 1, b: 2 }, { b: 2, a: 1 }))
  assert.ok(!same({ a: 1 }, { a: 2 }) && !same(0, null))
})
