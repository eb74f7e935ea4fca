import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Assignment, Understood } from '../../api/types.ts'
import { heldByKind, strengthOf } from './evidence.ts'

const assignments: Assignment[] = [
  { id: 'a', role: 'R', from: '2020-01', verification: { status: 'verified' } },
  { id: 'b', role: 'R', from: '2021-01', verification: { status: 'stated' } },
]
const held = (concept: string, ...from: (string | undefined)[]): Understood => ({ concept, kind: 'skill', status: 'proposed', confidence: 1, evidence: from.map(assignment => ({ field: assignment === undefined ? 'skills' : 'assignment', quote: 'q', ...(assignment === undefined ? {} : { assignment }) })) })

test('the strongest evidence counts', () => {
  assert.equal(strengthOf(held('skill.x', undefined, 'b', 'a'), { assignments }), 'verified')
  assert.equal(strengthOf(held('skill.x', undefined, 'b'), { assignments }), 'stated')
  assert.equal(strengthOf(held('skill.x', undefined), { assignments }), 'claimed')
})

test('verified stands before stated before claimed', () => {
  const found = heldByKind({ assignments, understood: [held('skill.c', undefined), held('skill.b', 'b'), held('skill.a', 'a')] })
  assert.deepEqual(found.get('skill')?.map(h => h.concept), ['skill.a', 'skill.b', 'skill.c'])
  assert.deepEqual(found.get('situation'), [])
})

test('what was removed or only denied is not held', () => {
  const denied: Understood = { ...held('skill.x', 'a'), evidence: [{ field: 'summary', quote: 'not x', negated: true }] }
  assert.equal(heldByKind({ assignments, understood: [{ ...held('skill.y', 'a'), status: 'removed' }, denied] }).get('skill')?.length, 0)
})
