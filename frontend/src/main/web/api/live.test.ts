import assert from 'node:assert/strict'
import { test } from 'node:test'
import { eventData, reconnectDelayMs } from './live.ts'

test('waiting doubles from a second to half a minute', () => {
  assert.deepEqual([1, 2, 3, 5, 6, 20].map(attempt => reconnectDelayMs(attempt, 1)), [1000, 2000, 4000, 16000, 30000, 30000])
})

test('readers do not all come back at once', () => {
  assert.equal(reconnectDelayMs(3, 0), 2000)
  assert.throws(() => reconnectDelayMs(0, 0), /at least 1/)
})

test('an event carries its data, and anything else is passed over', () => {
  assert.deepEqual(eventData('{"specversion":"1.0","data":{"request":"r1"}}'), { request: 'r1' })
  assert.equal(eventData('not json'), undefined)
  assert.equal(eventData('{"data":null}'), undefined)
})
