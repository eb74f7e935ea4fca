import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OfflineError, ProblemError, type Versioned } from '../../api/client.ts'
import type { Request, RequestInput } from '../../api/types.ts'
import { Autosave, sendable, type Surroundings } from './autosave.ts'
import { emptyInput } from './input.ts'
import type { Kept } from './kept.ts'

/** A server with one request, and a clock that is moved by hand. */
class World implements Surroundings {
  document: Request | undefined
  sent: RequestInput[] = []
  store = new Map<string, Kept>()
  fail: unknown
  #waiting: (() => void)[] = []

  create(input: RequestInput): Promise<Versioned<Request>> { return this.#take(undefined, input) }
  replace(_id: string, etag: string, input: RequestInput): Promise<Versioned<Request>> { return this.#take(etag, input) }
  get(): Promise<Versioned<Request>> { return Promise.resolve(this.#answer()) }
  keep(id: string | undefined, kept: Kept): void { this.store.set(id ?? 'new', kept) }
  forget(id: string | undefined): void { this.store.delete(id ?? 'new') }
  later(run: () => void): () => void {
    this.#waiting.push(run)
    return () => { this.#waiting = this.#waiting.filter(other => other !== run) }
  }
  now(): Date { return new Date('2026-11-24T12:00:00Z') }
  changed(): void { /* nobody looks */ }

  /** Somebody else writes. */
  writeElsewhere(change: Partial<Request>): void { this.document = { ...this.document!, ...change, version: this.document!.version + 1 } }
  get waiting(): number { return this.#waiting.length }

  async #take(etag: string | undefined, input: RequestInput): Promise<Versioned<Request>> {
    if (this.fail !== undefined) throw this.fail
    if (etag !== undefined && etag !== `"${this.document!.version}"`) throw problem(412)
    this.sent.push(input)
    this.document = { id: 'r1', state: 'draft', understood: [], ...(input as unknown as Partial<Request>), version: (this.document?.version ?? 0) + 1 } as Request
    return this.#answer()
  }
  #answer(): Versioned<Request> { return { document: this.document!, etag: `"${this.document!.version}"`, position: '1' } }
}

const problem = (status: number, errors: { pointer: string; message: string }[] = []): ProblemError => new ProblemError({ type: '', title: 'no', status, errors })
const start = (): { world: World; save: Autosave } => {
  const world = new World()
  return { world, save: new Autosave(world, emptyInput('en', ''), undefined) }
}

test('an empty page keeps nothing', async () => {
  const { world, save } = start()
  save.edit({ months: 6 })
  await save.flush()
  assert.equal(save.state, 'empty')
  assert.equal(world.sent.length, 0)
})

test('the first sentence makes a draft with a working title', async () => {
  const { world, save } = start()
  save.edit({ text: 'We bring in AI. It is hard.' })
  await save.flush()
  assert.equal(world.sent[0]?.title, 'We bring in AI')
  assert.equal(save.state, 'saved')
  assert.equal(save.id, 'r1')
})

test('what did not change is not sent again', async () => {
  const { world, save } = start()
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  save.edit({ title: 'Title' })
  await save.flush()
  assert.equal(world.sent.length, 1)
})

test('without a connection the text stays in the browser, and goes out later', async () => {
  const { world, save } = start()
  world.fail = new OfflineError('down')
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  assert.equal(save.state, 'offline')
  assert.equal(world.store.get('new')?.input.text, 'Text')
  assert.equal(world.waiting, 1)
  world.fail = undefined
  await save.flush()
  assert.equal(save.state, 'saved')
  assert.equal(world.store.size, 0)
})

test('changes of two people to different fields go together', async () => {
  const { world, save } = start()
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  world.writeElsewhere({ months: 9 })
  save.edit({ text: 'My text' })
  await save.flush()
  await save.flush()
  assert.equal(world.document?.months, 9)
  assert.equal(world.document?.text, 'My text')
  assert.deepEqual(save.taken, ['months'])
})

test('where both changed one field, a person decides and nothing is lost', async () => {
  const { world, save } = start()
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  world.writeElsewhere({ text: 'Their text' })
  save.edit({ text: 'My text' })
  await save.flush()
  assert.equal(save.state, 'conflict')
  assert.equal(world.document?.text, 'Their text')
  assert.equal(save.input.text, 'My text')
  save.resolve('text', 'mine')
  await save.flush()
  assert.equal(world.document?.text, 'My text')
})

test('taking theirs ends the conflict with their text', async () => {
  const { world, save } = start()
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  world.writeElsewhere({ text: 'Their text' })
  save.edit({ text: 'My text' })
  await save.flush()
  save.resolve('text', 'theirs')
  await save.flush()
  assert.equal(save.input.text, 'Their text')
  assert.equal(save.state, 'saved')
})

test('a refused field is named beside it, and its error goes when it is changed', async () => {
  const { world, save } = start()
  world.fail = problem(422, [{ pointer: '/months', message: 'at most 60' }])
  save.edit({ text: 'Text', title: 'Title', months: 61 })
  await save.flush()
  assert.equal(save.state, 'refused')
  assert.equal(save.errors.get('months'), 'at most 60')
  world.fail = undefined
  save.edit({ months: 6 })
  assert.equal(save.errors.size, 0)
})

test('a request that was removed elsewhere keeps its text here', async () => {
  const { world, save } = start()
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  world.fail = problem(404)
  save.edit({ text: 'More text' })
  await save.flush()
  assert.equal(save.state, 'gone')
  assert.equal(world.store.get('r1')?.input.text, 'More text')
})

test('what the browser kept is merged with what was written since', async () => {
  const { world, save } = start()
  save.edit({ text: 'Text', title: 'Title' })
  await save.flush()
  const kept: Kept = { input: { ...save.input, text: 'Kept text' }, base: save.input, etag: '"1"', at: '' }
  world.writeElsewhere({ months: 9 })
  const later = new Autosave(world, save.input, { document: world.document!, etag: '"2"', position: '2' })
  later.restore(kept)
  await later.flush()
  assert.equal(world.document?.text, 'Kept text')
  assert.equal(world.document?.months, 9)
})

test('unfinished parts are not sent', () => {
  const sent = sendable({ ...emptyInput('en', 'T.'), place: { city: ' ', country: 'NL' }, mustHaves: ['a', ' '], publicVersion: { title: 'x', text: '' } })
  assert.equal(sent.place, null)
  assert.deepEqual(sent.mustHaves, ['a'])
  assert.equal(sent.publicVersion, null)
})
