import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CRITERIA, type Weights } from '../../api/types.ts'
import { DEFAULT_WEIGHTS, WHOLE, sameWeights, shiftWeight, stepped } from './shift.ts'

const sum = (weights: Weights): number => CRITERIA.reduce((total, c) => total + weights[c], 0)

test('the default weights are a whole', () => assert.equal(sum(DEFAULT_WEIGHTS), WHOLE))

test('whatever is shifted, the whole stays 100,000 thousandths', () => {
  let weights = DEFAULT_WEIGHTS
  for (let i = 0; i < 500; i++) {
    const criterion = CRITERIA[i % CRITERIA.length]!
    weights = shiftWeight(weights, criterion, (i * 7919) % 60_000)
    assert.equal(sum(weights), WHOLE)
    assert.ok(CRITERIA.every(c => weights[c] >= 0 && Number.isInteger(weights[c])))
  }
})

test('what one gains the others give in proportion', () => {
  const shifted = shiftWeight(DEFAULT_WEIGHTS, 'situation', 37_000)
  assert.equal(shifted.function, 18_000)
  assert.equal(shifted.place, 4_500)
})

test('a weight stays between nothing and the whole', () => {
  assert.equal(shiftWeight(DEFAULT_WEIGHTS, 'rate', -5_000).rate, 0)
  assert.equal(shiftWeight(DEFAULT_WEIGHTS, 'rate', 500_000).rate, WHOLE)
})

test('from all on one, the others start evenly', () => {
  const all = shiftWeight(DEFAULT_WEIGHTS, 'situation', WHOLE)
  assert.equal(shiftWeight(all, 'situation', 94_000).function, 1_000)
})

test('a step goes to the next whole point', () => {
  assert.equal(stepped(4_500, 1), 5_000)
  assert.equal(stepped(4_500, -1), 4_000)
  assert.equal(stepped(5_000, 1), 6_000)
})

test('weights are the same when all seven are', () => {
  assert.ok(sameWeights(DEFAULT_WEIGHTS, { ...DEFAULT_WEIGHTS }))
  assert.ok(!sameWeights(DEFAULT_WEIGHTS, shiftWeight(DEFAULT_WEIGHTS, 'rate', 6_000)))
})
