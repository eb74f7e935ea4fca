import assert from 'node:assert/strict'
import { test } from 'node:test'
import { movesBetween } from './moves.ts'

const rows = (...ids: string[]): { id: string; rank: number }[] => ids.map((id, i) => ({ id, rank: i + 1 }))

test('rows that changed places are told, with how far', () => {
  assert.deepEqual([...movesBetween(rows('a', 'b', 'c'), rows('b', 'a', 'c'))], [['b', 1], ['a', -1]])
})

test('a row that was not in view before is new', () => {
  assert.deepEqual([...movesBetween(rows('a', 'b'), rows('a', 'x'))], [['x', 'new']])
})

test('the same ranking has no moves', () => {
  assert.equal(movesBetween(rows('a', 'b'), rows('a', 'b')).size, 0)
})
