import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Understood } from '../../api/types.ts'
import { asked, decide, takeBack, understoodNow } from './decisions.ts'
import { emptyInput } from './input.ts'

const proposed: Understood = { concept: 'skill.works-council', kind: 'skill', status: 'proposed', importance: 'wish', confidence: 0.9, evidence: [{ field: 'text', start: 0, end: 2, quote: 'OR' }] }
const input = emptyInput('en', '')

test('a decision shows before the server knows it', () => {
  const [item] = understoodNow([proposed], decide(input, proposed.concept, 'confirmed', 'must'))
  assert.equal(item?.status, 'confirmed')
  assert.equal(item?.importance, 'must')
})

test('a concept added by hand stands among the others', () => {
  const found = understoodNow([proposed], decide(input, 'situation.turnaround', 'confirmed', 'wish'))
  assert.deepEqual(found.map(u => u.concept), ['skill.works-council', 'situation.turnaround'])
  assert.equal(found[1]?.kind, 'situation')
})

test('a decision taken back leaves what the text says, and nothing where no text says it', () => {
  const confirmed: Understood = { ...proposed, status: 'confirmed', importance: 'must' }
  assert.equal(understoodNow([confirmed], [])[0]?.status, 'proposed')
  assert.deepEqual(understoodNow([{ ...confirmed, evidence: [] }], []), [])
  assert.deepEqual(takeBack({ ...input, decisions: decide(input, 'skill.a', 'confirmed') }, 'skill.a'), [])
})

test('there is one decision about a concept, the last', () => {
  const once = decide(input, 'skill.a', 'confirmed', 'must')
  assert.deepEqual(decide({ ...input, decisions: once }, 'skill.a', 'removed'), [{ concept: 'skill.a', decision: 'removed' }])
})

test('what was removed is not asked', () => {
  assert.equal(asked(understoodNow([proposed], decide(input, proposed.concept, 'removed'))).length, 0)
})
