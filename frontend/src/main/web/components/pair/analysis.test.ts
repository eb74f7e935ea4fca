import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Criterion, CriterionName, Evidence, Reason, Strength } from '../../api/types.ts'
import { analyse, closePlaces, distinctEvidence, practicalOnly, topEvidence, years } from './analysis.ts'

const evidence = (held: string, strength: Strength = 'verified', relatedness = 1): Evidence => ({ concept: held, held, strength, relatedness, recency: 1, confidence: 1 })
const criterion = (name: CriterionName, weight: number, points: number, unknown = 0, kind: Reason['kind'] = 'concepts', ...found: Evidence[]): Criterion =>
  ({ criterion: name, weight, fit: weight === 0 ? 0 : points / weight, points, unknown, reason: { kind }, evidence: found })

test('strength is said of heavy criteria, loss of the others', () => {
  const found = analyse([criterion('situation', 30, 28.2), criterion('function', 20, 18), criterion('expertise', 15, 13.2), criterion('industry', 10, 7.5, 2.5), criterion('rate', 5, 5, 0, 'rate')])
  assert.deepEqual(found.strong, ['situation', 'function'])
  assert.deepEqual(found.lost.map(l => l.criterion), ['expertise'])
  assert.deepEqual(found.unknown, [{ criterion: 'industry', points: 2.5 }])
})

test('what is unknown is not counted as lost', () => {
  assert.deepEqual(analyse([criterion('industry', 10, 7.5, 2.5)]).lost, [])
})

test('what was not asked is neither strong nor lost', () => {
  const found = analyse([criterion('rate', 5, 0, 0, 'notAsked')])
  assert.deepEqual(found, { strong: [], lost: [], unknown: [], notAsked: ['rate'] })
})

test('each criterion’s best evidence is named before anybody’s second', () => {
  const found = topEvidence([criterion('situation', 30, 20, 0, 'concepts', evidence('a', 'claimed'), evidence('b')), criterion('function', 20, 20, 0, 'concepts', evidence('c'))], 3)
  assert.deepEqual(found.map(f => [f.index, f.evidence.held]), [[1, 'b'], [2, 'c'], [1, 'a']])
})

test('what is held once is named once', () => {
  assert.equal(topEvidence([criterion('situation', 30, 20, 0, 'concepts', evidence('a'), evidence('a', 'stated'))], 3).length, 1)
  assert.equal(distinctEvidence([evidence('a'), { ...evidence('a'), concept: 'other' }]).length, 1)
})

test('years are written short', () => {
  assert.equal(years('2024-09', '2025-07'), '2024–25')
  assert.equal(years('2022-01', '2022-10'), '2022')
  assert.equal(years('1999-01', '2003-10'), '1999–2003')
  assert.equal(years('2024-09', undefined), '2024–')
  assert.equal(years(undefined, undefined), '')
})

test('close places are those less than a point apart', () => {
  const ranked = [90.9, 90.2, 87, 84.5, 84.4].map((score, i) => ({ rank: i + 1, score }))
  assert.deepEqual(closePlaces(ranked).map(p => [p.first, p.second]), [[1, 2], [4, 5]])
  assert.deepEqual(closePlaces([]), [])
})

test('who shows nothing of the experience asked is told from who shows a little, and from a request that asks none', () => {
  const time = criterion('availability', 15, 15, 0, 'availability')
  assert.equal(practicalOnly([criterion('situation', 30, 0), criterion('function', 20, 0), time]), true)
  assert.equal(practicalOnly([criterion('situation', 30, 0), criterion('function', 20, 0.4), time]), false)
  assert.equal(practicalOnly([criterion('situation', 30, 0, 0, 'notAsked'), time]), false)
})
