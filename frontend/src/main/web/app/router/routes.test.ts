import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isOpen, routeOf } from './routes.ts'

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'

test('every page has an address of its own', () => {
  assert.deepEqual(routeOf('/'), { page: 'home' })
  assert.deepEqual(routeOf('/invitation', '', '#a-secret'), { page: 'invitation', secret: 'a-secret' })
  assert.deepEqual(routeOf('/account'), { page: 'account' })
  assert.deepEqual(routeOf('/requests'), { page: 'requests' })
  assert.deepEqual(routeOf('/requests/new'), { page: 'request', id: undefined })
  assert.deepEqual(routeOf(`/requests/${ID}`), { page: 'request', id: ID })
  assert.deepEqual(routeOf(`/requests/${ID}/shortlist`), { page: 'shortlist', id: ID })
  assert.deepEqual(routeOf(`/receipts/${ID}`), { page: 'receipt', id: ID })
  assert.deepEqual(routeOf(`/match-receipts/${ID}`), { page: 'match-receipt', id: ID })
  assert.deepEqual(routeOf(`/managers/${ID}`), { page: 'profile', id: ID })
  assert.deepEqual(routeOf(`/managers/${ID}/edit`), { page: 'profile-edit', id: ID })
  assert.deepEqual(routeOf('/managers/new'), { page: 'profile-edit', id: undefined })
  assert.deepEqual(routeOf(`/managers/${ID}/matches`), { page: 'matches', id: ID })
  assert.deepEqual(routeOf('/matches'), { page: 'matches', id: undefined })
  assert.deepEqual(routeOf('/me/'), { page: 'me' })
})

test('what is no address of ours is not found', () => {
  for (const path of ['/nothing', '/receipts', '/receipts/7', '/match-receipts', '/requests/7', `/requests/${ID}/board`, `/requests/${ID}/shortlist/more`, '/me/too', '/matches/x']) {
    assert.deepEqual(routeOf(path), { page: 'not-found' }, path)
  }
})

test('signing in leads back to a path of this site only', () => {
  assert.deepEqual(routeOf('/sign-in', '?next=%2Frequests%2Fnew'), { page: 'sign-in', next: '/requests/new' })
  assert.deepEqual(routeOf('/sign-in', '?next=https%3A%2F%2Fevil.example'), { page: 'sign-in', next: undefined })
  assert.deepEqual(routeOf('/sign-in', '?next=%2F%2Fevil.example'), { page: 'sign-in', next: undefined })
  assert.deepEqual(routeOf('/sign-in', '?next=%2F%5Cevil.example'), { page: 'sign-in', next: undefined })
})

test('only home and signing in are open to everybody', () => {
  assert.ok(isOpen({ page: 'home' }))
  assert.ok(!isOpen({ page: 'requests' }))
})
