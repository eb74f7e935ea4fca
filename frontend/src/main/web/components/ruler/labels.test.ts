import assert from 'node:assert/strict'
import { test } from 'node:test'
import { CRITERIA, type CriterionName, type Weights } from '../../api/types.ts'
import { rulerLabels } from './labels.ts'

const weights: Weights = { situation: 30000, function: 20000, expertise: 15000, industry: 10000, availability: 15000, rate: 5000, place: 5000 }
const german = { situation: 'Situation', function: 'Funktion', expertise: 'Fachwissen', industry: 'Branche', availability: 'Verfügbarkeit', rate: 'Satz', place: 'Ort' }
const names = Object.fromEntries(CRITERIA.map(c => [c, { name: german[c], short: c === 'availability' ? 'Verfügbar' : german[c] }])) as Record<CriterionName, { name: string; short: string }>
const labels = (changed: Partial<Weights>, widthPx: number) => rulerLabels({ ...weights, ...changed }, names, String, widthPx)

test('on a wide ruler every criterion has its name, in two rows by turns', () => {
  const found = labels({}, 480)
  assert.deepEqual(found.map(l => l.criterion), [...CRITERIA])
  assert.deepEqual(found.map(l => l.row), [0, 1, 0, 1, 0, 1, 0])
  assert.equal(found[0]?.weight, '30')
})

test('the last label ends where the ruler ends', () => {
  const last = labels({}, 480).at(-1)
  assert.deepEqual([last?.x, last?.anchor], [100, 'end'])
})

test('no two labels of a row overlap, however the weights are shifted', () => {
  for (const changed of [{}, { situation: 4000, function: 46000 }, { expertise: 1000, industry: 24000 }, { availability: 0, situation: 45000 }]) {
    for (const widthPx of [340, 480]) {
      for (const row of [0, 1]) {
        const inRow = labels(changed, widthPx).filter(l => l.row === row)
        inRow.slice(1).forEach((label, i) => {
          const before = inRow[i]!
          const end = before.x / 100 * widthPx + (before.text.length + (before.weight === '' ? 0 : before.weight.length + 1)) * 5.9
          const start = label.anchor === 'end' ? widthPx - label.text.length * 5.9 : label.x / 100 * widthPx
          assert.ok(end <= start, `${before.text} runs into ${label.text} at ${widthPx} px`)
        })
      }
    }
  }
})

test('on a phone a long name gives way to its short form', () => {
  assert.equal(labels({}, 330).find(l => l.criterion === 'availability')?.text, 'Verfügbar')
})

test('a weight never stands behind the line of the next label', () => {
  for (const widthPx of [340, 480, 700]) {
    for (const label of labels({}, widthPx).filter(l => l.row === 0 && l.weight !== '')) {
      const slot = weights[label.criterion] / 100000 * widthPx
      assert.ok((label.text.length + 1 + label.weight.length) * 5.9 <= slot, `${label.text} ${label.weight} at ${widthPx} px`)
    }
  }
})

test('a criterion without weight has no label', () => {
  assert.ok(!labels({ rate: 0, situation: 35000 }, 480).some(l => l.criterion === 'rate'))
})
