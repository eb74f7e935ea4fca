import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { AvailabilityInput } from '../../api/types.ts'
import { addDays, daysFreeIn, endOfRun, mondayOf, weeksOf, withWeeks } from './calendar.ts'

const plan: AvailabilityInput = { from: '2027-02-01', daysPerWeek: 4, periods: [{ from: '2027-04-26', to: '2027-05-02', daysPerWeek: 2 }] }

test('a week begins on Monday', () => {
  assert.equal(mondayOf('2026-11-24'), '2026-11-23')
  assert.equal(mondayOf('2026-11-23'), '2026-11-23')
  assert.equal(mondayOf('2026-11-29'), '2026-11-23')
})

test('before the first free day nothing is free, then what holds in general, but for periods', () => {
  assert.equal(daysFreeIn(plan, '2027-01-25'), 0)
  assert.equal(daysFreeIn(plan, '2027-02-01'), 4)
  assert.equal(daysFreeIn(plan, '2027-04-26'), 2)
})

test('a week covered in part counts in part', () => {
  assert.equal(daysFreeIn({ ...plan, from: '2027-02-03' }, '2027-02-01'), 2.4)
})

test('setting weeks changes these weeks and no others', () => {
  for (const [first, count, days] of [['2027-03-01', 1, 0], ['2027-04-19', 3, 5], ['2027-01-11', 2, 3], ['2027-04-26', 1, 4]] as const) {
    const before = weeksOf(plan, '2027-01-04', 30)
    const after = weeksOf(withWeeks(plan, first, count, days), '2027-01-04', 30)
    after.forEach((week, i) => {
      const inside = week.monday >= first && week.monday < addDays(first, count * 7)
      assert.equal(week.daysFree, inside ? days : before[i]?.daysFree, `${week.monday} after setting ${count} weeks from ${first}`)
    })
  }
})

test('a period inside another splits it', () => {
  const long: AvailabilityInput = { daysPerWeek: 5, periods: [{ from: '2027-03-01', to: '2027-03-28', daysPerWeek: 0 }] }
  assert.deepEqual(withWeeks(long, '2027-03-08', 1, 3).periods, [
    { from: '2027-03-01', to: '2027-03-07', daysPerWeek: 0 }, { from: '2027-03-08', to: '2027-03-14', daysPerWeek: 3 }, { from: '2027-03-15', to: '2027-03-28', daysPerWeek: 0 },
  ])
})

test('neighbours that say the same become one, and what holds in general is not said again', () => {
  const twice = withWeeks(withWeeks({ daysPerWeek: 4 }, '2027-03-01', 1, 0), '2027-03-08', 1, 0)
  assert.deepEqual(twice.periods, [{ from: '2027-03-01', to: '2027-03-14', daysPerWeek: 0 }])
  assert.deepEqual(withWeeks(twice, '2027-03-01', 2, 4).periods, [])
})

test('setting is refused outside its limits', () => {
  assert.throws(() => withWeeks(plan, '2027-03-01', 1, 6), /0 to 5/)
  assert.throws(() => withWeeks(plan, '2027-03-01', 0, 3), /at least 1/)
})

test('the weeks after reach as far as they are the same', () => {
  const weeks = weeksOf(plan, '2027-04-05', 6)
  assert.equal(endOfRun(weeks, 0), 2)
  assert.equal(endOfRun(weeks, 3), 3)
  assert.equal(endOfRun(weeks, 4), 5)
})
