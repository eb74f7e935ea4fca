import assert from 'node:assert/strict'
import { test } from 'node:test'
import { monthMarks, shortWeeks, stripOf } from './strip.ts'

test('full height is what was asked', () => {
  const strip = stripOf([{ from: '2027-02-01', asked: 4, free: 4 }, { from: '2027-02-08', asked: 4, free: 1 }, { from: '2027-02-15', asked: 4 }, { from: '2027-02-22', asked: 0, free: 0 }])
  assert.deepEqual(strip.map(w => w.share), [1, 0.25, undefined, 1])
  assert.deepEqual(strip.map(w => w.x), [0, 25, 50, 75])
})

test('an empty strip has no weeks', () => {
  assert.deepEqual(stripOf([]), [])
})

const weeksFrom = (first: string, count: number): { from: string }[] =>
  Array.from({ length: count }, (_, i) => ({ from: new Date(Date.parse(`${first}T00:00:00Z`) + i * 7 * 86_400_000).toISOString().slice(0, 10) }))

test('half a year names each of its months', () => {
  assert.deepEqual(monthMarks(weeksFrom('2027-02-01', 26)).map(mark => mark.from.slice(0, 7)), ['2027-02', '2027-03', '2027-04', '2027-05', '2027-06', '2027-07'])
})

test('names of months never stand too close', () => {
  const marks = monthMarks(weeksFrom('2027-01-25', 120))
  marks.slice(1).forEach((mark, i) => assert.ok(mark.x - marks[i]!.x >= 9))
})

test('a first month of one week gives its place to the next', () => {
  assert.equal(monthMarks(weeksFrom('2027-01-25', 26))[0]?.from, '2027-02-01')
})

test('weeks with less than asked are found, unknown ones are not among them', () => {
  assert.deepEqual(shortWeeks([{ from: 'a', asked: 4, free: 2 }, { from: 'b', asked: 4 }, { from: 'c', asked: 4, free: 4 }]).map(w => w.from), ['a'])
})
