import type { PasskeyCredential, PasskeyOptions } from './passkeys.ts'
import type * as T from './types.ts'

/** The server answered with a problem (RFC 9457). */
export class ProblemError extends Error {
  readonly problem: T.Problem
  /** Seconds to wait, where the server said so. */
  readonly retryAfterSeconds: number | undefined
  constructor(problem: T.Problem, retryAfterSeconds?: number) {
    super(problem.detail ?? problem.title)
    this.problem = problem
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** No answer came: no connection, or nobody listening. */
export class OfflineError extends Error {}

/** A document together with the version it is. */
export interface Versioned<D> { document: D; etag: string; position: string | undefined }

export type Fetch = (url: string, init: RequestInit) => Promise<Response>

interface Call { method?: string; body?: unknown; ifMatch?: string; idempotencyKey?: string; signal?: AbortSignal | undefined }

/**
 * The API in the browser: session by cookie, versions by ETag. Every unsafe call names itself by an idempotency key, and
 * is sent once more under the same key when the connection broke before an answer came.
 */
export class Client {
  readonly #fetch: Fetch
  readonly #newKey: () => string
  readonly #onExpired: () => void
  readonly #mayRefresh: () => boolean
  #refreshing: Promise<boolean> | undefined

  /**
   * @param onExpired told when a session is over that was thought to be open
   * @param mayRefresh whether this browser has had a session that it may still refresh
   */
  constructor(fetch: Fetch, newKey: () => string, onExpired: () => void, mayRefresh: () => boolean = () => false) {
    this.#mayRefresh = mayRefresh
    this.#fetch = fetch
    this.#newKey = newKey
    this.#onExpired = onExpired
  }

  signIn(email: string, password: string): Promise<T.Session> {
    return this.#json('/sessions', { method: 'POST', body: { email, password } }, false)
  }
  challengePasskey(): Promise<{ options: PasskeyOptions }> { return this.#json('/sessions/passkey-challenge', { method: 'POST' }, false) }
  signInWithPasskey(credential: PasskeyCredential): Promise<T.Session> { return this.#json('/sessions/passkey', { method: 'POST', body: { credential } }, false) }
  challengeNewPasskey(password: string): Promise<{ options: PasskeyOptions }> { return this.#json('/account/passkeys/challenge', { method: 'POST', body: { password } }) }
  createPasskey(name: string, credential: PasskeyCredential): Promise<T.Passkey> { return this.#json('/account/passkeys', { method: 'POST', body: { name, credential } }) }
  passkeys(): Promise<{ items: T.Passkey[] }> { return this.#json('/account/passkeys') }
  async deletePasskey(id: string): Promise<void> { await this.#send(`/account/passkeys/${id}`, { method: 'DELETE' }) }
  beginProviderSignIn(email: string): Promise<{ url: string; binding: string }> { return this.#json('/sessions/provider-challenge', { method: 'POST', body: { email } }, false) }
  signInWithProvider(code: string, state: string, binding: string): Promise<T.Session> { return this.#json('/sessions/provider', { method: 'POST', body: { code, state, binding } }, false) }
  identityProvider(organisation: string): Promise<{ issuer: string; clientId: string }> { return this.#json(`/organisations/${organisation}/identity-provider`) }
  async connectIdentityProvider(organisation: string, issuer: string, clientId: string): Promise<void> { await this.#send(`/organisations/${organisation}/identity-provider`, { method: 'PUT', body: { issuer, clientId } }) }
  async disconnectIdentityProvider(organisation: string): Promise<void> { await this.#send(`/organisations/${organisation}/identity-provider`, { method: 'DELETE' }) }
  currentSession(): Promise<T.Session> { return this.#json('/sessions/current', {}, false) }
  sessions(): Promise<{ items: T.SessionLine[] }> { return this.#json('/sessions') }
  async endSession(id: string): Promise<void> { await this.#send(`/sessions/${id}`, { method: 'DELETE' }) }
  async endOtherSessions(): Promise<void> { await this.#send('/sessions', { method: 'DELETE' }) }
  moveSession(organisation: string): Promise<T.Session> { return this.#json('/sessions/current/organisation', { method: 'PUT', body: { organisation } }) }

  async register(registration: T.Registration): Promise<void> { await this.#send('/registrations', { method: 'POST', body: registration }, false) }
  confirmRegistration(token: string, password: string): Promise<T.Session> { return this.#json('/registrations/confirmation', { method: 'POST', body: { token, password } }, false) }
  async askNewPassword(email: string, language: T.Language): Promise<void> { await this.#send('/password-resets', { method: 'POST', body: { email, language } }, false) }
  async resetPassword(token: string, password: string): Promise<void> { await this.#send('/password-resets/confirmation', { method: 'POST', body: { token, password } }, false) }
  async changeAccount(name: string, language: T.Language): Promise<void> { await this.#send('/account', { method: 'PUT', body: { name, language } }) }
  async changePassword(current: string, password: string): Promise<void> { await this.#send('/account/password', { method: 'PUT', body: { current, password } }) }
  async askNewAddress(email: string, password: string): Promise<void> { await this.#send('/account/address-changes', { method: 'POST', body: { email, password } }) }
  async eraseAccount(password: string): Promise<void> { await this.#send('/account/erasure', { method: 'POST', body: { password } }) }
  async confirmNewAddress(token: string): Promise<void> { await this.#send('/account/address-changes/confirmation', { method: 'POST', body: { token } }, false) }

  members(organisation: string): Promise<{ items: T.Member[] }> { return this.#json(`/organisations/${organisation}/members`) }
  async changeMember(organisation: string, account: string, role: T.MemberRole): Promise<void> { await this.#send(`/organisations/${organisation}/members/${account}`, { method: 'PUT', body: { role } }) }
  async removeMember(organisation: string, account: string): Promise<void> { await this.#send(`/organisations/${organisation}/members/${account}`, { method: 'DELETE' }) }
  invitations(organisation: string): Promise<{ items: T.Invitation[] }> { return this.#json(`/organisations/${organisation}/invitations`) }
  async invite(organisation: string, email: string, role: T.MemberRole): Promise<void> { await this.#send(`/organisations/${organisation}/invitations`, { method: 'POST', body: { email, role } }) }
  async withdrawInvitation(organisation: string, id: string): Promise<void> { await this.#send(`/organisations/${organisation}/invitations/${id}`, { method: 'DELETE' }) }
  previewInvitation(token: string): Promise<T.InvitationPreview> { return this.#json('/invitations/preview', { method: 'POST', body: { token } }, false) }
  acceptInvitation(token: string, account?: { name: string; password: string; language: T.Language }): Promise<{ organisation: T.Organisation; session?: T.Session }> {
    return this.#json('/invitations/acceptance', { method: 'POST', body: account === undefined ? { token } : { token, account } }, false)
  }
  accounts(text: string | undefined, after: string | undefined): Promise<T.Page<T.AccountLine>> { return this.#json(`/accounts${query({ query: text, after })}`) }
  async suspendAccount(id: string, reason: string): Promise<void> { await this.#send(`/accounts/${id}/suspension`, { method: 'POST', body: { reason } }) }
  async restoreAccount(id: string): Promise<void> { await this.#send(`/accounts/${id}/suspension`, { method: 'DELETE' }) }
  organisation(id: string): Promise<Versioned<T.OrganisationWhole>> { return this.#versioned(`/organisations/${id}`) }
  organisations(verification: T.VerificationState, after: string | undefined): Promise<T.Page<T.Organisation>> { return this.#json(`/organisations${query({ verification, after })}`) }
  changeOrganisation(id: string, etag: string, name: string, country: string | undefined): Promise<Versioned<T.OrganisationWhole>> {
    return this.#versioned(`/organisations/${id}`, { method: 'PUT', body: country === undefined ? { name } : { name, country }, ifMatch: etag })
  }
  hideOrganisation(id: string, etag: string, managers: string[], names: string[]): Promise<Versioned<T.OrganisationWhole>> {
    return this.#versioned(`/organisations/${id}/hidden-from`, { method: 'PUT', body: { managers, names }, ifMatch: etag })
  }
  askVerification(id: string, etag: string, claim: { domain?: string; registerNumber?: string }): Promise<Versioned<T.OrganisationWhole>> {
    return this.#versioned(`/organisations/${id}/verification`, { method: 'PUT', body: claim, ifMatch: etag })
  }
  decideVerification(id: string, etag: string, verified: boolean, note?: string): Promise<Versioned<T.OrganisationWhole>> {
    return this.#versioned(`/organisations/${id}/verification/decision`, { method: 'POST', body: note === undefined ? { verified } : { verified, note }, ifMatch: etag })
  }
  verificationEvidence(id: string): Promise<T.VerificationEvidence> { return this.#json(`/organisations/${id}/verification/evidence`) }
  showManager(id: string, etag: string, visibility: T.Visibility, hiddenFrom: string[]): Promise<Versioned<T.Manager>> {
    return this.#versioned(`/managers/${id}/visibility`, { method: 'PUT', body: { visibility, hiddenFrom }, ifMatch: etag })
  }
  profileViews(manager: string): Promise<{ items: T.ProfileView[] }> { return this.#json(`/managers/${manager}/views`) }
  representationsOf(manager: string): Promise<T.Page<T.Representation>> { return this.#json(`/managers/${manager}/representations${query({ limit: 100 })}`) }
  representations(after: string | undefined): Promise<T.Page<T.Representation>> { return this.#json(`/representations${query({ after })}`) }
  beginRepresentation(manager: string, terms: { until: string; client?: string }): Promise<T.Representation> { return this.#json(`/managers/${manager}/representations`, { method: 'POST', body: terms }) }
  answerRepresentation(id: string, given: boolean): Promise<T.Representation> { return this.#json(`/representations/${id}/answer`, { method: 'POST', body: { given } }) }
  endRepresentation(id: string): Promise<T.Representation> { return this.#json(`/representations/${id}`, { method: 'DELETE' }) }
  inquiries(state: T.InquiryState | undefined, after: string | undefined): Promise<T.Page<T.Inquiry>> { return this.#json(`/inquiries${query({ state, after })}`) }
  ask(kind: T.InquiryKind, question: string, about: string | undefined): Promise<T.Inquiry> { return this.#json('/inquiries', { method: 'POST', body: about === undefined ? { kind, question } : { kind, question, about } }) }
  takeInquiry(id: string): Promise<T.Inquiry> { return this.#json(`/inquiries/${id}/taking`, { method: 'POST' }) }
  answerInquiry(id: string, answer: string): Promise<T.Inquiry> { return this.#json(`/inquiries/${id}/answer`, { method: 'POST', body: { answer } }) }
  recordHealth(): Promise<T.RecordHealth> { return this.#json('/health/record') }
  rankingHealth(): Promise<T.RankingHealth> { return this.#json('/health/ranking') }
  audit(after: string | undefined): Promise<T.Page<T.AuditEntry>> { return this.#json(`/audit${query({ limit: 50, after })}`) }
  verifyAudit(): Promise<{ sound: number; broken?: number; why?: string }> { return this.#json('/audit/verification') }
  demoMails(): Promise<{ items: T.DemoMail[] }> { return this.#json('/demo/mails', {}, false) }

  /** Asks whether the session still holds; one that does not is reported like any other that ended. */
  async checkSession(): Promise<void> { await this.#send('/sessions/current', {}) }
  async signOut(): Promise<void> { await this.#send('/sessions/current', { method: 'DELETE' }, false) }

  requests(state: T.RequestState | undefined, after: string | undefined): Promise<T.Page<T.RequestSummary>> {
    return this.#json(`/requests${query({ state, after })}`)
  }
  request(id: string): Promise<Versioned<T.Request>> { return this.#versioned(`/requests/${id}`) }
  createRequest(input: T.RequestInput): Promise<Versioned<T.Request>> { return this.#versioned('/requests', { method: 'POST', body: input }) }
  replaceRequest(id: string, etag: string, input: T.RequestInput): Promise<Versioned<T.Request>> {
    return this.#versioned(`/requests/${id}`, { method: 'PUT', body: input, ifMatch: etag })
  }
  async deleteRequest(id: string, etag: string): Promise<void> { await this.#send(`/requests/${id}`, { method: 'DELETE', ifMatch: etag }) }
  moveRequest(id: string, etag: string, to: T.RequestState, reason?: string): Promise<Versioned<T.Request>> {
    return this.#versioned(`/requests/${id}/transitions`, { method: 'POST', body: reason === undefined ? { to } : { to, reason }, ifMatch: etag })
  }

  managers(state: T.ManagerState | undefined, after: string | undefined): Promise<T.Page<T.ManagerSummary>> {
    return this.#json(`/managers${query({ state, after })}`)
  }
  manager(id: string): Promise<Versioned<T.Manager>> { return this.#versioned(`/managers/${id}`) }
  createManager(input: T.ManagerInput): Promise<Versioned<T.Manager>> { return this.#versioned('/managers', { method: 'POST', body: input }) }
  replaceManager(id: string, etag: string, input: T.ManagerInput): Promise<Versioned<T.Manager>> {
    return this.#versioned(`/managers/${id}`, { method: 'PUT', body: input, ifMatch: etag })
  }
  replaceAvailability(id: string, etag: string, input: T.AvailabilityInput): Promise<Versioned<T.Manager>> {
    return this.#versioned(`/managers/${id}/availability`, { method: 'PUT', body: input, ifMatch: etag })
  }
  moveManager(id: string, etag: string, to: T.ManagerState, reason?: string): Promise<Versioned<T.Manager>> {
    return this.#versioned(`/managers/${id}/transitions`, { method: 'POST', body: reason === undefined ? { to } : { to, reason }, ifMatch: etag })
  }
  async deleteManager(id: string, etag: string): Promise<void> { await this.#send(`/managers/${id}`, { method: 'DELETE', ifMatch: etag }) }

  shortlist(id: string, options: { limit: number; minPosition?: string | undefined; weights?: T.Weights | undefined; signal?: AbortSignal }): Promise<T.Shortlist> {
    const weights = options.weights === undefined ? undefined : weightList(options.weights)
    return this.#json(`/requests/${id}/shortlist${query({ limit: options.limit, minPosition: options.minPosition, weights })}`, { signal: options.signal })
  }
  standing(request: string, manager: string): Promise<T.Standing> { return this.#json(`/requests/${request}/shortlist/managers/${manager}`) }
  improvements(manager: string): Promise<T.Improvements> { return this.#json(`/managers/${manager}/improvements`) }
  receipt(id: string): Promise<T.Receipt> { return this.#json(`/receipts/${id}`) }
  receipts(request: string): Promise<{ items: T.ReceiptLine[] }> { return this.#json(`/requests/${request}/receipts`) }
  matchReceipt(id: string): Promise<T.MatchReceipt> { return this.#json(`/match-receipts/${id}`) }
  matchReceipts(manager: string): Promise<{ items: T.MatchReceiptLine[] }> { return this.#json(`/managers/${manager}/receipts`) }
  shortlistChanges(id: string, since: string): Promise<T.ShortlistChanges> { return this.#json(`/requests/${id}/shortlist/changes${query({ since })}`) }
  matches(id: string, limit: number, minPosition?: string): Promise<T.Matches> { return this.#json(`/managers/${id}/matches${query({ limit, minPosition })}`) }

  understand(text: string, language: T.Language | undefined, signal?: AbortSignal): Promise<T.TextConcepts> {
    return this.#json('/texts/concepts', { method: 'POST', body: language === undefined ? { text } : { text, language }, signal })
  }
  async concepts(language: T.Language, text?: string, limit?: number, signal?: AbortSignal): Promise<T.Concept[]> {
    return (await this.#json<{ items: T.Concept[] }>(`/concepts${query({ language, query: text, limit })}`, { signal })).items
  }

  async #versioned<D>(path: string, call: Call = {}): Promise<Versioned<D>> {
    const response = await this.#send(path, call)
    const document = await response.json() as D
    return { document, etag: response.headers.get('ETag') ?? '*', position: response.headers.get('Veerman-Position') ?? undefined }
  }

  async #json<D>(path: string, call: Call = {}, session = true): Promise<D> {
    return await (await this.#send(path, call, session)).json() as D
  }

  async #send(path: string, call: Call, session = true): Promise<Response> {
    const method = call.method ?? 'GET'
    const headers: Record<string, string> = { Accept: 'application/json' }
    if (call.body !== undefined) headers['Content-Type'] = 'application/json'
    if (call.ifMatch !== undefined) headers['If-Match'] = call.ifMatch
    if (method !== 'GET') headers['Idempotency-Key'] = call.idempotencyKey ?? this.#newKey()
    const init: RequestInit = { method, headers, credentials: 'same-origin', cache: 'no-store' }
    if (call.body !== undefined) init.body = JSON.stringify(call.body)
    if (call.signal !== undefined) init.signal = call.signal
    let response = await this.#answer(`/api/v1${path}`, init)
    if (response.status === 401 && (session || path === '/sessions/current') && await this.#refresh()) response = await this.#answer(`/api/v1${path}`, init)
    if (response.ok) return response
    const error = await problemOf(response)
    if (response.status === 401 && session) this.#onExpired()
    throw error
  }

  /** Gets the next access token, for all that wait for one together; false where the session is over. */
  #refresh(): Promise<boolean> {
    if (!this.#mayRefresh()) return Promise.resolve(false)
    this.#refreshing ??= this.#answer('/api/v1/sessions/refresh', { method: 'POST', credentials: 'same-origin', cache: 'no-store' })
      .then(answer => answer.ok)
      .finally(() => { this.#refreshing = undefined })
    return this.#refreshing
  }

  async #answer(url: string, init: RequestInit): Promise<Response> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#fetch(url, init)
      } catch (cause) {
        if (init.signal?.aborted === true) throw cause
        if (attempt === 2) throw new OfflineError('no connection', { cause })
      }
    }
  }
}

async function problemOf(response: Response): Promise<ProblemError | OfflineError> {
  const wait = Number(response.headers.get('Retry-After') ?? Number.NaN)
  const retryAfter = Number.isFinite(wait) ? wait : undefined
  if (response.headers.get('Content-Type')?.includes('json') === true) {
    try {
      return new ProblemError(await response.json() as T.Problem, retryAfter)
    } catch {
      // Cut off in between: what remains is the status.
    }
  }
  if (response.status === 502 || response.status === 503 || response.status === 504) return new OfflineError(`status ${response.status}`)
  return new ProblemError({ type: 'about:blank', title: response.statusText || String(response.status), status: response.status }, retryAfter)
}

/** The weights in thousandths, in the order of the criteria, as the shortlist takes them. */
export function weightList(weights: T.Weights): string {
  return [weights.situation, weights.function, weights.expertise, weights.industry, weights.availability, weights.rate, weights.place].join(',')
}

/** A query string of what is given; empty when nothing is. */
export function query(parameters: Record<string, string | number | undefined>): string {
  const given = Object.entries(parameters).filter((entry): entry is [string, string | number] => entry[1] !== undefined && entry[1] !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString()}`
}

/** The messages of a problem by the first part of their pointer: `/place/city` belongs to `place`. */
export function errorsByField(problem: T.Problem): Map<string, string> {
  const found = new Map<string, string>()
  for (const error of problem.errors ?? []) {
    const field = error.pointer.split('/').find(part => part !== '') ?? ''
    if (!found.has(field)) found.set(field, error.message)
  }
  return found
}

export function isProblem(error: unknown, status: number): error is ProblemError {
  return error instanceof ProblemError && error.problem.status === status
}
