import assert from 'node:assert/strict'
import { test } from 'node:test'
import { LANGUAGES, type Language } from '../api/types.ts'
import { de } from './de.ts'
import { en, type Messages } from './en.ts'
import { formats } from './format.ts'
import { fr } from './fr.ts'
import { nl } from './nl.ts'

const catalogues: Record<Language, Messages> = { nl, en, fr, de }
const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

/** Every text of a catalogue; functions are called with numbers and words that fit most. */
function texts(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    return [1, 2].map(n => {
      const args = value.length === 0 ? [] : Array.from({ length: value.length }, () => n)
      return [`${path}(${n})`, path.endsWith('.close') || path.endsWith('.language') || /(kept|draftKept)$/.test(path) ? '' : String((value as (...all: unknown[]) => unknown)(...args))] as [string, string]
    })
  }
  if (value !== null && typeof value === 'object') return Object.entries(value).flatMap(([key, part]) => texts(part, `${path}.${key}`))
  return []
}

test('no text has a hole in it, and nobody shouts', () => {
  for (const language of LANGUAGES) {
    for (const [path, text] of texts(catalogues[language], language)) {
      assert.ok(!/undefined|NaN|\[object/.test(text), `${path}: ${text}`)
      assert.ok(!text.includes('!') && !/\boops\b/i.test(text), `${path}: ${text}`)
    }
  }
})

test('French sets a space before its double marks, and it does not break', () => {
  for (const [path, text] of texts(fr, 'fr')) assert.ok(!/[^\u00a0\u202f][?;:»](\s|$)/.test(text.replace(/https?:/g, '')), `${path}: ${text}`)
})

test('the sentences of the style are said as they were written', () => {
  assert.deepEqual(LANGUAGES.map(l => catalogues[l].home.submit), ['Wie past er', 'See who fits', 'Voir qui convient', 'Passende zeigen'])
  assert.deepEqual(LANGUAGES.map(l => catalogues[l].shortlist.qualified(41)), ['41 managers voldoen aan alle eisen.', '41 managers meet every must-have.', '41 managers remplissent toutes les exigences.', '41 Personen erfüllen alle Muss-Kriterien.'])
  assert.deepEqual(LANGUAGES.map(l => catalogues[l].shortlist.upTo(formats(l).points(93.4))), ['tot 93,4', 'up to 93.4', 'jusqu’à 93,4', 'bis 93,4'])
  assert.deepEqual(LANGUAGES.map(l => catalogues[l].pair.oneQuestion(formats(l).points(2.5))), ['Eén vraag zou 2,5 punt ophelderen', 'One question would settle 2.5 points', 'Une question éclaircirait 2,5 points', 'Eine Frage würde 2,5 Punkte klären'])
  assert.deepEqual(LANGUAGES.map(l => plain(catalogues[l].profile.stillFree(formats(l).dayOfYear('2027-02-01')))), ['Ben je vanaf 1 februari nog vrij?', 'Still free from 1 February?', 'Toujours libre dès le 1er février ?', 'Ab 1. Februar noch frei?'])
  assert.deepEqual(LANGUAGES.map(l => `${catalogues[l].error.offline} ${catalogues[l].error.offlineText}`), ['Geen verbinding. Wat je schrijft, blijft hier bewaard.', 'No connection. What you write is kept here.', 'Pas de connexion. Votre texte est conservé ici.', 'Keine Verbindung. Ihr Text bleibt hier erhalten.'])
})
