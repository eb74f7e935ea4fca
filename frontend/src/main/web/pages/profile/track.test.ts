import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assignment } from '../../api/types.ts'
import { latestFirst, trackOf } from './track.ts'

const assignment = (id: string, from: string, to?: string): Assignment => ({ id, role: 'R', from, ...(to === undefined ? {} : { to }), verification: { status: 'stated' } })

test('the axis runs from the first year to today', () => {
  const { years, marks } = trackOf([assignment('a', '2014-03', '2018-03'), assignment('b', '2024-09', '2025-07')], '2026-11-24')
  assert.equal(years[0]?.year, 2014)
  assert.equal(years[0]?.x, 0)
  assert.deepEqual(years.map(y => y.year), [2014, 2016, 2018, 2020, 2022, 2024, 2026])
  assert.equal(marks.get('a')?.anchor, 'start')
  assert.equal(marks.get('b')?.anchor, 'end')
})

test('an assignment that still runs ends today', () => {
  const mark = trackOf([assignment('a', '2020-01', '2021-12'), assignment('b', '2026-01')], '2026-11-24').marks.get('b')
  assert.ok(mark !== undefined && Math.abs(mark.x + mark.width - 100) < 0.01)
})

test('marks stay on the axis, a month is still seen', () => {
  const { marks } = trackOf([assignment('a', '1990-01', '1990-01'), assignment('b', '2026-11', '2027-06')], '2026-11-24')
  for (const mark of marks.values()) assert.ok(mark.x >= 0 && mark.x + mark.width <= 100.7 && mark.width >= 0.6)
})

test('without assignments there is no axis', () => {
  assert.deepEqual(trackOf([], '2026-11-24').years, [])
})

test('the latest assignment stands first, a running one before all', () => {
  assert.deepEqual(latestFirst([assignment('old', '2014-01', '2018-01'), assignment('runs', '2025-01'), assignment('new', '2019-01', '2024-01')]).map(a => a.id), ['runs', 'new', 'old'])
})
