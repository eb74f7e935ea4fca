import { OfflineError, ProblemError, errorsByField, type Versioned } from '../../api/client.ts'
import type { Request, RequestInput } from '../../api/types.ts'
import { inputOf, titleFrom } from './input.ts'
import type { Kept } from './kept.ts'
import { mergeRequests, same, type Conflict, type Field } from './merge.ts'

/** How long after the last change a draft is kept on the server. */
const QUIET_MS = 900
const FIRST_RETRY_MS = 4_000
const LONGEST_RETRY_MS = 60_000

/**
 * `empty`: nothing to keep yet. `waiting` and `saving`: on its way. `saved`: the server has it. `offline`: kept in this
 * browser and sent as soon as there is a connection. `refused`: the server names fields that are wrong. `conflict`: somebody
 * changed the same field; a person decides. `gone`: it was removed elsewhere; the text is kept in this browser.
 */
export type SaveState = 'empty' | 'waiting' | 'saving' | 'saved' | 'offline' | 'refused' | 'conflict' | 'gone'

export interface Surroundings {
  create(input: RequestInput): Promise<Versioned<Request>>
  replace(id: string, etag: string, input: RequestInput): Promise<Versioned<Request>>
  get(id: string): Promise<Versioned<Request>>
  keep(id: string | undefined, kept: Kept): void
  forget(id: string | undefined): void
  /** Runs once later; answers how to call that off. */
  later(run: () => void, delayMs: number): () => void
  now(): Date
  changed(): void
}

/** Keeps a request on the server while it is being written, and in the browser until the server has it. */
export class Autosave {
  input: RequestInput
  saved: Versioned<Request> | undefined
  savedAt: Date | undefined
  state: SaveState
  conflicts: Conflict[] = []
  /** Fields that were taken over from somebody else's change. */
  taken: Field[] = []
  errors = new Map<string, string>()
  refusal: string | undefined
  offlineSince: Date | undefined
  readonly #around: Surroundings
  /** What the server has, as far as known here. */
  #base: RequestInput | undefined
  #callOff: (() => void) | undefined
  #running: Promise<void> | undefined
  #retryMs = FIRST_RETRY_MS

  constructor(around: Surroundings, input: RequestInput, saved: Versioned<Request> | undefined) {
    this.#around = around
    this.input = input
    this.saved = saved
    this.#base = saved === undefined ? undefined : inputOf(saved.document)
    this.state = saved === undefined ? 'empty' : 'saved'
  }

  get id(): string | undefined {
    return this.saved?.document.id
  }

  /** Takes over what this browser kept of an earlier, unsent change. */
  restore(kept: Kept): void {
    if (this.saved === undefined || kept.base === undefined || kept.etag === this.saved.etag) {
      this.input = kept.input
    } else {
      const { merged, conflicts, taken } = mergeRequests(kept.base, kept.input, inputOf(this.saved.document))
      this.input = merged
      this.conflicts = conflicts
      this.taken = taken
    }
    if (this.conflicts.length > 0) this.#become('conflict')
    else this.#soon(0)
  }

  edit(change: Partial<RequestInput>): void {
    this.input = { ...this.input, ...change }
    for (const field of Object.keys(change)) this.errors.delete(field)
    this.#keep()
    if (this.state === 'conflict' || this.state === 'gone') this.#around.changed()
    else this.#soon(QUIET_MS)
  }

  /** What somebody decides about a field that both sides changed. */
  resolve(field: Field, side: 'mine' | 'theirs'): void {
    const conflict = this.conflicts.find(c => c.field === field)
    if (conflict === undefined) return
    if (side === 'theirs') this.input = { ...this.input, [field]: conflict.theirs }
    this.conflicts = this.conflicts.filter(c => c.field !== field)
    if (this.conflicts.length === 0) this.#soon(0)
    else this.#around.changed()
  }

  /** Another version of the document came by another way, such as a transition. */
  took(saved: Versioned<Request>): void {
    this.saved = saved
    this.#base = inputOf(saved.document)
    this.savedAt = this.#around.now()
    this.#become(this.conflicts.length > 0 ? 'conflict' : 'saved')
  }

  /** Sends now what still waits; settles when there is nothing left to do. */
  async flush(): Promise<void> {
    this.#callOff?.()
    this.#callOff = undefined
    if (this.#running !== undefined) await this.#running
    if (this.state === 'waiting' || this.state === 'offline') await this.#run()
  }

  /** Nothing more is sent; what is not sent stays in the browser. */
  stop(): void {
    this.#callOff?.()
  }

  #soon(delayMs: number): void {
    this.#become('waiting')
    this.#callOff?.()
    this.#callOff = this.#around.later(() => void this.#run(), delayMs)
  }

  async #run(): Promise<void> {
    this.#callOff?.()
    this.#callOff = undefined
    if (this.#running !== undefined) return await this.#running
    this.#running = this.#save().finally(() => { this.#running = undefined })
    await this.#running
  }

  async #save(): Promise<void> {
    const written = this.input
    const sent = sendable(written)
    if (sent.title === '') return this.#become(this.saved === undefined ? 'empty' : 'waiting')
    if (this.#base !== undefined && same(this.#base, sent)) return this.#done(this.saved!, written)
    this.#become('saving')
    try {
      const saved = this.saved === undefined ? await this.#around.create(sent) : await this.#around.replace(this.saved.document.id, this.saved.etag, sent)
      if (this.saved === undefined) this.#around.forget(undefined)
      this.#done(saved, written)
    } catch (error) {
      await this.#failed(error)
    }
  }

  #done(saved: Versioned<Request>, written: RequestInput): void {
    this.saved = saved
    this.#base = inputOf(saved.document)
    this.savedAt = this.#around.now()
    this.errors = new Map()
    this.refusal = undefined
    this.offlineSince = undefined
    this.#retryMs = FIRST_RETRY_MS
    if (this.input === written) {
      this.#around.forget(this.id)
      this.#become('saved')
    } else {
      this.#keep()
      this.#soon(QUIET_MS)
    }
  }

  async #failed(error: unknown): Promise<void> {
    if (error instanceof ProblemError && error.problem.status === 412 && this.saved !== undefined) return await this.#mergeIn(this.saved.document.id)
    if (error instanceof ProblemError && (error.problem.status === 404 || error.problem.status === 410)) return this.#become('gone')
    if (error instanceof ProblemError && error.problem.status < 500 && error.problem.status !== 401 && error.problem.status !== 429) {
      this.errors = errorsByField(error.problem)
      this.refusal = error.problem.detail ?? error.problem.title
      return this.#become('refused')
    }
    if (error instanceof OfflineError || error instanceof ProblemError) {
      this.offlineSince ??= this.#around.now()
      this.#keep()
      this.#become('offline')
      this.#callOff = this.#around.later(() => void this.#run(), this.#retryMs)
      this.#retryMs = Math.min(LONGEST_RETRY_MS, this.#retryMs * 2)
      return
    }
    throw error
  }

  /** Somebody else changed it: what both wrote goes together. */
  async #mergeIn(id: string): Promise<void> {
    let latest: Versioned<Request>
    try {
      latest = await this.#around.get(id)
    } catch (error) {
      return await this.#failed(error)
    }
    const { merged, conflicts, taken } = mergeRequests(this.#base ?? this.input, this.input, inputOf(latest.document))
    this.input = merged
    this.saved = latest
    this.#base = inputOf(latest.document)
    this.conflicts = conflicts
    this.taken = taken
    this.#keep()
    if (conflicts.length > 0) this.#become('conflict')
    else this.#soon(0)
  }

  #keep(): void {
    this.#around.keep(this.id, { input: this.input, base: this.#base, etag: this.saved?.etag, at: this.#around.now().toISOString() })
  }

  #become(state: SaveState): void {
    this.state = state
    this.#around.changed()
  }
}

/** What may be sent of what stands in the form: unfinished parts wait, blank lines are no demands. */
export function sendable(input: RequestInput): RequestInput {
  const title = input.title.trim()
  const lines = (list: string[] | undefined): string[] => (list ?? []).map(line => line.trim()).filter(line => line !== '')
  const version = input.publicVersion
  const place = input.place
  return {
    ...input,
    title: title === '' ? titleFrom(input.text ?? '') : title,
    organisation: given(input.organisation ?? {}),
    place: place === null || place === undefined || place.city.trim() === '' ? null : { ...place, city: place.city.trim() },
    mustHaves: lines(input.mustHaves),
    niceToHaves: lines(input.niceToHaves),
    publicVersion: version === null || version === undefined || version.title.trim() === '' || version.text.trim() === '' ? null : version,
  }
}

/** Without empty texts. */
function given(organisation: NonNullable<RequestInput['organisation']>): NonNullable<RequestInput['organisation']> {
  return Object.fromEntries(Object.entries(organisation).filter(([, value]) => value !== ''))
}
