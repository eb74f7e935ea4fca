/** How long to wait before attempt n (from 1) to connect again: 1 s doubling to 30 s, spread so that not all come at once. */
export function reconnectDelayMs(attempt: number, random: number): number {
  if (attempt < 1) throw new RangeError(`attempt ${attempt}, at least 1`)
  const full = Math.min(30_000, 1000 * 2 ** (attempt - 1))
  return Math.round(full * (0.5 + random / 2))
}

export const SHORTLIST_CHANGED = 'eu.veerman.shortlist.changed.v1'
const TYPES = [SHORTLIST_CHANGED]

export type LiveEvent = { type: string; data: Record<string, unknown> }

/**
 * The server's live events while somebody is signed in. The browser connects again by itself after a short break; where it
 * gives up (the server refused, or was away for long) this tries on, ever more slowly. `back` is told after each break, since
 * something may have been missed; `refused` when the server would not have this reader.
 */
export class LiveEvents extends EventTarget {
  #source: EventSource | undefined
  #attempt = 0
  #timer: ReturnType<typeof setTimeout> | undefined
  #wasOpen = false
  connected = false

  start(): void {
    if (this.#source === undefined && this.#timer === undefined) this.#connect()
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#source?.close()
    this.#source = undefined
    this.#wasOpen = false
    this.#setConnected(false)
  }

  #connect(): void {
    this.#timer = undefined
    const source = new EventSource('/api/v1/events')
    this.#source = source
    source.addEventListener('open', () => {
      this.#attempt = 0
      this.#setConnected(true)
      if (this.#wasOpen) this.dispatchEvent(new Event('back'))
      this.#wasOpen = true
    })
    source.addEventListener('error', () => {
      this.#setConnected(false)
      if (source.readyState !== EventSource.CLOSED || this.#source !== source) return
      this.#source = undefined
      this.dispatchEvent(new Event('refused'))
      this.#attempt++
      this.#timer = setTimeout(() => this.#connect(), reconnectDelayMs(this.#attempt, Math.random()))
    })
    for (const type of TYPES) {
      source.addEventListener(type, event => {
        const data = eventData((event as MessageEvent<string>).data)
        if (data !== undefined) this.dispatchEvent(new CustomEvent<LiveEvent>('live', { detail: { type, data } }))
      })
    }
  }

  #setConnected(connected: boolean): void {
    if (this.connected === connected) return
    this.connected = connected
    this.dispatchEvent(new Event('connection'))
  }
}

/** The `data` of a CloudEvents document in JSON, or undefined when it is none. */
export function eventData(text: string): Record<string, unknown> | undefined {
  try {
    const event = JSON.parse(text) as { data?: unknown }
    return typeof event.data === 'object' && event.data !== null ? event.data as Record<string, unknown> : undefined
  } catch {
    return undefined
  }
}
