/** Every address of the app. */
export type Route =
  | { page: 'home' }
  | { page: 'sign-in'; next: string | undefined }
  | { page: 'requests' }
  | { page: 'request'; id: string | undefined }
  | { page: 'shortlist'; id: string }
  | { page: 'receipt'; id: string }
  | { page: 'match-receipt'; id: string }
  | { page: 'managers' }
  | { page: 'profile'; id: string }
  | { page: 'profile-edit'; id: string | undefined }
  | { page: 'matches'; id: string | undefined }
  | { page: 'sign-up' }
  | { page: 'sso' }
  | { page: 'forgotten' }
  | { page: MailedPage; secret: string }
  | { page: 'account' }
  | { page: 'organisation' }
  | { page: 'mails' }
  | { page: 'accounts' }
  | { page: 'organisations' }
  | { page: 'audit' }
  | { page: 'platform' }
  | { page: 'inquiries' }
  | { page: 'privacy' }
  | { page: 'how' }
  | { page: 'me' }
  | { page: 'not-found' }

/** The pages that links in mails open; the secret stands behind the #, which browsers keep to themselves. */
export type MailedPage = 'confirm' | 'reset' | 'invitation' | 'address'

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The route an address names; whatever is no address of ours is `not-found`. */
export function routeOf(path: string, search = '', hash = ''): Route {
  const parts = path.split('/').filter(part => part !== '')
  const [first, second, third, ...more] = parts
  if (more.length > 0) return { page: 'not-found' }
  switch (first) {
    case undefined:
      return { page: 'home' }
    case 'sign-in':
      return second === undefined ? { page: 'sign-in', next: ownPath(new URLSearchParams(search).get('next')) } : { page: 'not-found' }
    case 'sign-up':
    case 'sso':
    case 'forgotten':
    case 'account':
    case 'organisation':
    case 'mails':
    case 'accounts':
    case 'organisations':
    case 'audit':
    case 'platform':
    case 'inquiries':
    case 'privacy':
    case 'how':
      return second === undefined ? { page: first } : { page: 'not-found' }
    case 'confirm':
    case 'reset':
    case 'invitation':
    case 'address':
      return second === undefined ? { page: first, secret: hash.replace(/^#/, '') } : { page: 'not-found' }
    case 'me':
      return second === undefined ? { page: 'me' } : { page: 'not-found' }
    case 'matches':
      return second === undefined ? { page: 'matches', id: undefined } : { page: 'not-found' }
    case 'requests':
      if (second === undefined) return { page: 'requests' }
      if (second === 'new' && third === undefined) return { page: 'request', id: undefined }
      if (!ID.test(second)) return { page: 'not-found' }
      if (third === undefined) return { page: 'request', id: second }
      return third === 'shortlist' ? { page: 'shortlist', id: second } : { page: 'not-found' }
    case 'receipts':
      return second !== undefined && ID.test(second) && third === undefined ? { page: 'receipt', id: second } : { page: 'not-found' }
    case 'match-receipts':
      return second !== undefined && ID.test(second) && third === undefined ? { page: 'match-receipt', id: second } : { page: 'not-found' }
    case 'managers':
      if (second === undefined) return { page: 'managers' }
      if (second === 'new' && third === undefined) return { page: 'profile-edit', id: undefined }
      if (!ID.test(second)) return { page: 'not-found' }
      if (third === undefined) return { page: 'profile', id: second }
      if (third === 'edit') return { page: 'profile-edit', id: second }
      return third === 'matches' ? { page: 'matches', id: second } : { page: 'not-found' }
    default:
      return { page: 'not-found' }
  }
}

/** Whether a page can be seen without signing in. */
export function isOpen(route: Route): boolean {
  return OPEN.has(route.page)
}

const OPEN: ReadonlySet<Route['page']> = new Set<Route['page']>(['home', 'sign-in', 'sign-up', 'sso', 'forgotten', 'confirm', 'reset', 'invitation', 'address', 'mails', 'how', 'not-found'])

/** Where to go after signing in: only ever a path of this site. */
function ownPath(next: string | null): string | undefined {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : undefined
}
