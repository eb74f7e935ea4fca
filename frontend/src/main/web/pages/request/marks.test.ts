import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carriedOver, kindOf, marksOf, segmentsOf, type Mark } from './marks.ts'

const mark = (start: number, end: number): Mark => ({ start, end, concept: 'skill.x', negated: false })

test('a text is cut at its marks and stays whole', () => {
  const text = 'We bring AI into claims.'
  const segments = segmentsOf(text, [mark(9, 11), mark(17, 23)])
  assert.equal(segments.map(s => s.text).join(''), text)
  assert.deepEqual(segments.filter(s => s.mark !== undefined).map(s => s.text), ['AI', 'claims'])
})

test('of overlapping marks the shortest stands, and the longer one around it', () => {
  const sentence = mark(0, 6), word = mark(2, 4)
  assert.deepEqual(segmentsOf('abcdef', [sentence, word]).map(s => [s.text, s.mark]), [['ab', sentence], ['cd', word], ['ef', sentence]])
  assert.deepEqual(segmentsOf('abcdef', [mark(1, 3), mark(0, 4), mark(5, 6)]).map(s => s.text), ['a', 'bc', 'd', 'e', 'f'])
})

test('marks outside the text are dropped', () => {
  assert.deepEqual(segmentsOf('abc', [mark(2, 9), mark(-1, 2), mark(1, 1)]).map(s => s.mark), [undefined])
})

test('typing before a mark moves it, after it leaves it, inside it takes it away', () => {
  assert.deepEqual(carriedOver([mark(2, 4)], 'abcdef', 'XXabcdef'), [mark(4, 6)])
  assert.deepEqual(carriedOver([mark(2, 4)], 'abcdef', 'abcdefXX'), [mark(2, 4)])
  assert.deepEqual(carriedOver([mark(2, 4)], 'abcdef', 'abcXdef'), [])
  assert.deepEqual(carriedOver([mark(4, 6)], 'abcdef', 'abef'), [mark(2, 4)])
})

test('what a person removed is no longer marked, what is not wanted is', () => {
  const evidence = { field: 'text', start: 0, end: 2, quote: 'AI' }
  const item = { concept: 'skill.ai', kind: 'skill' as const, confidence: 1 }
  assert.equal(marksOf([{ ...item, status: 'removed', evidence: [evidence] }], 'text').length, 0)
  assert.equal(marksOf([{ ...item, status: 'removed', evidence: [{ ...evidence, negated: true }] }], 'text')[0]?.negated, true)
  assert.equal(marksOf([{ ...item, status: 'proposed', evidence: [evidence] }], 'title').length, 0)
})

test('a concept’s kind is the first part of its id', () => {
  assert.equal(kindOf('situation.ai-adoption'), 'situation')
  assert.equal(kindOf('unheard-of'), 'skill')
})
