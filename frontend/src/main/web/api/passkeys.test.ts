import assert from 'node:assert/strict'
import { test } from 'node:test'
import { bytes, text } from './passkeys.ts'

test('bytes go to Base64 for addresses and back', () => {
  const all = Uint8Array.from({ length: 256 }, (_, i) => i)
  const word = text(all.buffer)
  assert.match(word, /^[\w-]+$/)
  assert.deepEqual(bytes(word), all)
})
