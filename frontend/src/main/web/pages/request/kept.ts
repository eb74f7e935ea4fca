import type { RequestInput } from '../../api/types.ts'
import { account } from '../../app/session.ts'

const START = 'veerman.start'
const KEPT = 'veerman.request.'

/** What was written on the start page, until the new request takes it. */
export function keepDraft(text: string): void {
  sessionStorage.setItem(START, text)
}

export function takeDraft(): string {
  const text = sessionStorage.getItem(START) ?? ''
  sessionStorage.removeItem(START)
  return text
}

/** A request as written here and not yet taken by the server, with the version it was written on. */
export interface Kept { input: RequestInput; base: RequestInput | undefined; etag: string | undefined; at: string }

export function keep(id: string | undefined, kept: Kept): void {
  try {
    localStorage.setItem(place(id), JSON.stringify(kept))
  } catch {
    // A full or closed store: the page itself still holds the text.
  }
}

export function keptOf(id: string | undefined): Kept | undefined {
  try {
    const text = localStorage.getItem(place(id))
    return text === null ? undefined : JSON.parse(text) as Kept
  } catch {
    return undefined
  }
}

export function forget(id: string | undefined): void {
  localStorage.removeItem(place(id))
}

/** Each account has its own: two people may use one browser. */
function place(id: string | undefined): string {
  return `${KEPT}${account()?.id ?? ''}.${id ?? 'new'}`
}
