import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Client, OfflineError, ProblemError, errorsByField, query, weightList } from './client.ts'

interface Sent { url: string; init: RequestInit }

function clientAnswering(...answers: (Response | Error)[]): { client: Client; sent: Sent[]; expired: () => number } {
  return clientThat(false, ...answers)
}

function clientThat(mayRefresh: boolean, ...answers: (Response | Error)[]): { client: Client; sent: Sent[]; expired: () => number } {
  const sent: Sent[] = []
  let keys = 0
  let expired = 0
  const client = new Client((url, init) => {
    sent.push({ url, init })
    const next = answers.shift()
    if (next === undefined) throw new Error('no answer prepared')
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next)
  }, () => `key-${++keys}`, () => { expired++ }, () => mayRefresh)
  return { client, sent, expired: () => expired }
}

const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json', ...headers } })
const header = (sent: Sent | undefined, name: string): string | undefined => (sent?.init.headers as Record<string, string> | undefined)?.[name]

test('a document comes with its ETag and its place in the log', async () => {
  const { client } = clientAnswering(json({ id: 'r1' }, 200, { ETag: '"7"', 'Veerman-Position': '1-9-22' }))
  const found = await client.request('r1')
  assert.equal(found.etag, '"7"')
  assert.equal(found.position, '1-9-22')
})

test('an update says which version it was made from and names itself', async () => {
  const { client, sent } = clientAnswering(json({ id: 'r1' }))
  await client.replaceRequest('r1', '"7"', { language: 'en', title: 'A' })
  assert.equal(header(sent[0], 'If-Match'), '"7"')
  assert.equal(header(sent[0], 'Idempotency-Key'), 'key-1')
  assert.equal(sent[0]?.init.credentials, 'same-origin')
})

test('a broken connection is tried once more under the same idempotency key', async () => {
  const { client, sent } = clientAnswering(new TypeError('failed'), json({ id: 'r1' }, 201))
  await client.createRequest({ language: 'en', title: 'A' })
  assert.equal(sent.length, 2)
  assert.equal(header(sent[0], 'Idempotency-Key'), header(sent[1], 'Idempotency-Key'))
})

test('a connection that stays away is said to be offline', async () => {
  const { client } = clientAnswering(new TypeError('failed'), new TypeError('failed'))
  await assert.rejects(() => client.request('r1'), error => error instanceof OfflineError)
})

test('a gateway without its service counts as no connection', async () => {
  const { client } = clientAnswering(new Response('', { status: 503 }))
  await assert.rejects(() => client.request('r1'), error => error instanceof OfflineError)
})

test('a problem keeps what to do, and an expired session is reported', async () => {
  const { client, expired } = clientAnswering(json({ type: '/problems/session', title: 'Sign in', status: 401 }, 401))
  await assert.rejects(() => client.request('r1'), error => error instanceof ProblemError && error.problem.status === 401)
  assert.equal(expired(), 1)
})

test('a wrong password is not an expired session', async () => {
  const { client, expired } = clientAnswering(json({ type: '/problems/credentials', title: 'Wrong', status: 401 }, 401))
  await assert.rejects(() => client.signIn('a@b', 'x'), error => error instanceof ProblemError)
  assert.equal(expired(), 0)
})

test('being throttled says how long', async () => {
  const { client } = clientAnswering(json({ type: '/problems/limit', title: 'Too many', status: 429 }, 429, { 'Retry-After': '40' }))
  await assert.rejects(() => client.signIn('a@b', 'x'), error => error instanceof ProblemError && error.retryAfterSeconds === 40)
})

test('a preview of weights is sent in the order of the criteria', async () => {
  const weights = { situation: 30000, function: 20000, expertise: 15000, industry: 10000, availability: 15000, rate: 5000, place: 5000 }
  assert.equal(weightList(weights), '30000,20000,15000,10000,15000,5000,5000')
  const { client, sent } = clientAnswering(json({}))
  await client.shortlist('r1', { limit: 20, weights })
  assert.equal(sent[0]?.url, '/api/v1/requests/r1/shortlist?limit=20&weights=30000%2C20000%2C15000%2C10000%2C15000%2C5000%2C5000')
})

test('parameters that are not given are left out', () => {
  assert.equal(query({ state: undefined, after: '' }), '')
  assert.equal(query({ limit: 0, state: 'draft' }), '?limit=0&state=draft')
})

test('messages find their field by the first part of the pointer', () => {
  const found = errorsByField({ type: '', title: '', status: 422, errors: [{ pointer: '/place/city', message: 'first' }, { pointer: '/place', message: 'second' }, { pointer: '/months', message: 'third' }] })
  assert.equal(found.get('place'), 'first')
  assert.equal(found.get('months'), 'third')
})

test('an access token that ended is refreshed once for all that wait, and what was asked is asked again', async () => {
  const over = (): Response => json({ type: 'not-signed-in', title: 'Sign in', status: 401 }, 401)
  const { client, sent, expired } = clientThat(true, over(), over(), json({}), json({ items: ['a'] }), json({ items: ['b'] }))
  await Promise.all([client.requests(undefined, undefined), client.requests('draft', undefined)])
  assert.deepEqual(sent.map(one => one.url).filter(url => url.endsWith('/refresh')).length, 1)
  assert.equal(expired(), 0)
})

test('a session that cannot be refreshed is over, and a browser that never had one does not ask', async () => {
  const over = (): Response => json({ type: 'not-signed-in', title: 'Sign in', status: 401 }, 401)
  const had = clientThat(true, over(), over())
  await assert.rejects(() => had.client.requests(undefined, undefined), error => error instanceof ProblemError)
  assert.equal(had.expired(), 1)
  const never = clientThat(false, over())
  await assert.rejects(() => never.client.currentSession(), error => error instanceof ProblemError)
  assert.equal(never.sent.length, 1)
})
