import { Client, OfflineError, isProblem } from '../api/client.ts'
import { provePasskey } from '../api/passkeys.ts'
import { LiveEvents } from '../api/live.ts'
import type { Account, Concept, Language } from '../api/types.ts'
import { chosenLanguage, useLanguage } from '../language/current.ts'

/** Tells that somebody signed in or out, or that the session ended by itself (`expired`). */
export const sessionChanged = new EventTarget()

let current: Account | undefined
let expired = false
const labels = new Map<Language, Promise<Map<string, string>>>()

export const live = new LiveEvents()
export const client = new Client((url, init) => fetch(url, init), () => crypto.randomUUID(), () => {
  if (current === undefined) return
  expired = true
  setAccount(undefined)
}, () => remembered() === 'yes')

/** Whether this browser has a session, which scripts cannot see in its cookies. */
const REMEMBERED = 'veerman.session'

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED)
  } catch {
    return null
  }
}

function remember(open: boolean): void {
  try {
    if (open) localStorage.setItem(REMEMBERED, 'yes')
    else localStorage.removeItem(REMEMBERED)
  } catch {
    // Without storage a session lasts as long as its access token.
  }
}

live.addEventListener('refused', () => void client.checkSession().catch(() => undefined))

export function account(): Account | undefined {
  return current
}

/** Whether the session ended by itself, asked once. */
export function takeExpired(): boolean {
  const was = expired
  expired = false
  return was
}

/** Finds out who is signed in. @throws OfflineError when the server cannot be asked */
export async function restoreSession(): Promise<void> {
  try {
    await welcome((await client.currentSession()).account)
  } catch (error) {
    if (!isProblem(error, 401)) throw error
    remember(false)
  }
}

export async function signIn(email: string, password: string): Promise<void> {
  await welcome((await client.signIn(email, password)).account)
}

/** Erases whoever is signed in. @throws ProblemError when the password is wrong or something stands against it */
export async function erase(password: string): Promise<void> {
  await client.eraseAccount(password)
  expired = false
  setAccount(undefined)
}

/** Goes on in another of one's organisations. */
export async function moveTo(organisation: string): Promise<void> {
  live.stop()
  await welcome((await client.moveSession(organisation)).account)
}

/** Signs in with a passkey. @throws DOMException when the person turns it down */
export async function signInWithPasskey(): Promise<void> {
  const { options } = await client.challengePasskey()
  await welcome((await client.signInWithPasskey(await provePasskey(options))).account)
}

/** What this browser keeps while it is at an identity provider. */
const ON_THE_WAY = 'veerman.provider'

/** Goes to the identity provider of an address's organisation; comes back to `/sso`. */
export async function goToProvider(email: string, next: string): Promise<void> {
  const { url, binding } = await client.beginProviderSignIn(email)
  sessionStorage.setItem(ON_THE_WAY, JSON.stringify({ binding, next }))
  location.assign(url)
}

/** Comes back from an identity provider; answers where to go on. */
export async function returnFromProvider(code: string, state: string): Promise<string> {
  const kept = JSON.parse(sessionStorage.getItem(ON_THE_WAY) ?? '{}') as { binding?: string; next?: string }
  sessionStorage.removeItem(ON_THE_WAY)
  await welcome((await client.signInWithProvider(code, state, kept.binding ?? '-')).account)
  return kept.next ?? '/me'
}

export async function signOut(): Promise<void> {
  try {
    await client.signOut()
  } catch (error) {
    // An expired session is out already; without a connection it stays in, and the reader has to know.
    if (error instanceof OfflineError) throw error
  }
  expired = false
  setAccount(undefined)
}

/** Goes on as whoever was signed in by a link from a mail, or in another organisation. */
export async function welcome(who: Account): Promise<void> {
  if (chosenLanguage() === undefined) await useLanguage(who.language)
  setAccount(who)
}

function setAccount(who: Account | undefined): void {
  current = who
  remember(who !== undefined)
  if (who === undefined) live.stop()
  else live.start()
  sessionChanged.dispatchEvent(new Event('change'))
}

/** The taxonomy's labels in one language, asked for once. */
export function conceptLabels(language: Language): Promise<Map<string, string>> {
  const known = labels.get(language)
  if (known !== undefined) return known
  const asked = client.concepts(language).then((items: Concept[]) => new Map(items.map(item => [item.id, item.label])))
  labels.set(language, asked)
  asked.catch(() => labels.delete(language))
  return asked
}
