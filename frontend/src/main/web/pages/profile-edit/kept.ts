import type { ManagerInput } from '../../api/types.ts'
import { account } from '../../app/session.ts'

const KEPT = 'veerman.manager.'

/** A profile as it stands in the form, until the server has it. */
export function keepProfile(id: string | undefined, input: ManagerInput): void {
  try {
    localStorage.setItem(place(id), JSON.stringify(input))
  } catch {
    // A full or closed store: the page itself still holds the text.
  }
}

export function keptProfile(id: string | undefined): ManagerInput | undefined {
  try {
    const text = localStorage.getItem(place(id))
    return text === null ? undefined : JSON.parse(text) as ManagerInput
  } catch {
    return undefined
  }
}

export function forgetProfile(id: string | undefined): void {
  localStorage.removeItem(place(id))
}

/** Each account has its own: two people may use one browser. */
function place(id: string | undefined): string {
  return `${KEPT}${account()?.id ?? ''}.${id ?? 'new'}`
}
