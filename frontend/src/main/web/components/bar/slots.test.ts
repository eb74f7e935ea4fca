import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CriterionName } from '../../api/types.ts'
import { slotsOf } from './slots.ts'

const criterion = (criterion: CriterionName, weight: number, points: number, unknown = 0) => ({ criterion, weight, points, unknown })

test('slots stand in the fixed order, each where the one before ends', () => {
  const slots = slotsOf([criterion('function', 20, 18), criterion('situation', 30, 28.2)])
  assert.deepEqual(slots.map(s => [s.criterion, s.x, s.width, s.filled]), [['situation', 0, 30, 28.2], ['function', 30, 20, 18]])
})

test('what is unknown follows the fill and stays inside the slot', () => {
  const [slot] = slotsOf([criterion('industry', 10, 7.5, 4)])
  assert.equal(slot?.unknown, 2.5)
})

test('points never leave their slot', () => {
  assert.equal(slotsOf([criterion('rate', 5, 7)])[0]?.filled, 5)
  assert.equal(slotsOf([criterion('rate', 5, -1)])[0]?.filled, 0)
})

test('a criterion without weight has no slot', () => {
  assert.deepEqual(slotsOf([criterion('rate', 0, 0), criterion('place', 100, 50)]).map(s => s.criterion), ['place'])
})

test('sums of decimals leave no dust in the coordinates', () => {
  const slots = slotsOf([criterion('situation', 0.1, 0), criterion('function', 0.2, 0), criterion('expertise', 99.7, 0)])
  assert.equal(slots[2]?.x, 0.3)
})
