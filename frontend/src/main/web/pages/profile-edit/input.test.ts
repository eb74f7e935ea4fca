import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Manager } from '../../api/types.ts'
import { emptyManager, managerInputOf, sendableManager, wrongIn } from './input.ts'

const manager: Manager = {
  id: 'm', version: 3, state: 'published', owned: true, language: 'nl', name: 'N', headline: 'H', languages: [], skills: [], understood: [],
  availability: { daysPerWeek: 4, confirmedOn: '2026-11-01' }, assignments: [{ id: 'a', role: 'R', from: '2024-01', to: '2025-01', verification: { status: 'verified', on: '2025-02-01' } }],
}

test('what the server owns is not written back', () => {
  const input = managerInputOf(manager)
  assert.deepEqual(input.assignments, [{ id: 'a', role: 'R', from: '2024-01', to: '2025-01' }])
  assert.deepEqual(input.availability, { daysPerWeek: 4, periods: [] })
  assert.ok(!('state' in input) && !('understood' in input))
})

test('an assignment keeps its id, so that its verification can stay', () => {
  assert.equal(sendableManager(managerInputOf(manager)).assignments?.[0]?.id, 'a')
})

test('a name, a headline, roles and months are asked for beside their fields', () => {
  const input = { ...emptyManager('nl', ' '), assignments: [{ role: '', from: '2024' }, { role: 'R', from: '2024-05', to: '2024-01' }], references: [{ name: '' }] }
  assert.deepEqual(wrongIn(input).map(w => [w.field, w.index]), [['name', undefined], ['headline', undefined], ['role', 0], ['from', 0], ['to', 1], ['reference', 0]])
})

test('empty texts are not sent', () => {
  const sent = sendableManager({ ...emptyManager('nl', 'N'), headline: 'H', base: { city: '', country: 'NL' }, skills: ['a', ' '], assignments: [{ role: 'R ', from: '2024-01', to: null, text: '', organisation: '' }] })
  assert.equal(sent.base, null)
  assert.deepEqual(sent.skills, ['a'])
  assert.deepEqual(sent.assignments, [{ role: 'R', from: '2024-01' }])
})
