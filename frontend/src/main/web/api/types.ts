// The public API as this app uses it, written by hand from contracts/src/main/resources/openapi.

export const LANGUAGES = ['nl', 'en', 'fr', 'de'] as const
export type Language = (typeof LANGUAGES)[number]
export const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2'] as const
export type Level = (typeof LEVELS)[number]
export const CRITERIA = ['situation', 'function', 'expertise', 'industry', 'availability', 'rate', 'place'] as const
export type CriterionName = (typeof CRITERIA)[number]
export const KINDS = ['situation', 'function', 'skill', 'industry'] as const
export type Kind = (typeof KINDS)[number]
export type Role = 'company' | 'manager' | 'agency' | 'admin'
export type RequestState = 'draft' | 'published' | 'filled' | 'closed'
export type ManagerState = 'draft' | 'published' | 'closed'
export type Importance = 'must' | 'wish'
export type Strength = 'verified' | 'stated' | 'claimed'

export interface Problem {
  type: string
  title: string
  status: number
  detail?: string
  instance?: string
  requestId?: string
  errors?: { pointer: string; message: string }[]
}

export interface Page<T> { items: T[]; next?: string }
export interface Money { amount: string; currency: string }

export interface Session { accessToken?: string; expiresAt: string; sessionExpiresAt: string; account: Account }
export type MemberRole = 'owner' | 'member'
export type OrganisationKind = 'company' | 'agency' | 'practice' | 'platform'
export interface Organisation { id: string; kind: OrganisationKind; name: string; country?: string; verified: boolean }
export type VerificationState = 'none' | 'asked' | 'verified' | 'refused'
export interface Verification { state: VerificationState; domain?: string; registerNumber?: string; note?: string; at?: string }
/** For its members and administrators. */
export interface OrganisationWhole extends Organisation { verification: Verification; hiddenFromManagers: string[]; hiddenFromNames: string[] }
export interface VerificationEvidence { addressAtDomain?: boolean; numberPlausible?: boolean }
export type Visibility = 'companies' | 'agencies' | 'hidden'
export interface Representation { id: string; manager: string; managerName?: string; agency: string; agencyName: string; client?: string; until: string; state: 'asked' | 'given' | 'refused' | 'withdrawn'; inForce: boolean; text: string; language: Language; recorded: boolean; askedAt: string }
export interface ProfileView { day: string; kind: OrganisationKind; organisation?: string; times: number }
export type InquiryKind = 'ranking' | 'data'
export type InquiryState = 'open' | 'taken' | 'answered'
export interface Inquiry { id: string; account: string; askedBy: string; kind: InquiryKind; about?: string; question: string; state: InquiryState; takenBy?: string; answer?: string; askedAt: string; dueAt: string; answeredAt?: string }
export interface RecordHealth { mails: { waiting: number; failing: number; oldestSeconds?: number }; log: { events: number; lastSeconds?: number; oldestWriterSeconds: number; epoch: number } }
export interface RankingHealth { managers: number; position: string; trouble?: string; indices: { name: string; usable: boolean; indexedUpTo: string; trouble?: string }[] }
export interface AuditParty { pseudonym: string; id?: string; name?: string }
export interface AuditEntry { sequence: number; at: string; source: string; action: string; actor: AuditParty; subject?: AuditParty; details?: Record<string, string>; hash: string }
export interface AccountLine { id: string; email: string; name: string; organisations: string[]; createdAt: string; suspendedAt?: string; suspendedReason?: string }
export interface Passkey { id: string; name: string; createdAt: string; usedAt?: string }
export interface SessionLine { id: string; createdAt: string; lastUsedAt: string; expiresAt: string; device: string; current: boolean }
export interface Registration { email: string; name: string; language: Language; organisation: { kind: 'company' | 'agency' | 'practice'; name: string; country?: string } }
export interface Member { account: string; name: string; email: string; language: Language; role: MemberRole; joinedAt: string }
export interface Invitation { id: string; email: string; role: MemberRole; createdAt: string; expiresAt: string }
export interface InvitationPreview { organisation: Organisation; invitedBy: string; email: string; account: boolean }
export interface DemoMail { id: string; to: string; language: Language; subject: string; body: string; createdAt: string }
export interface Account {
  id: string
  email: string
  name: string
  organisation: Organisation
  organisationRole: MemberRole
  organisations: { organisation: Organisation; role: MemberRole }[]
  roles: Role[]
  language: Language
  manager?: string
}

export interface Concept { id: string; kind: Kind; label: string; code?: string }
export interface TextConcept { id: string; kind?: Kind; label: string; start: number; end: number; negated: boolean; confidence: number; origin?: 'named' | 'told' }
export type QuantityKind = 'years_of_experience' | 'years' | 'months' | 'days_per_week' | 'team_size' | 'organisation_size' | 'day_rate' | 'money'
export interface TextQuantity { kind: QuantityKind; value: number; currency?: string; start: number; end: number }
export interface TextConcepts { language?: string; languages?: string[]; complete?: boolean; taxonomy?: string; concepts: TextConcept[]; quantities?: TextQuantity[] }

export interface Decision { concept: string; decision: 'confirmed' | 'removed'; importance?: Importance }
export interface Understood {
  concept: string
  kind: Kind
  status: 'proposed' | 'confirmed' | 'removed'
  importance?: Importance
  confidence: number
  evidence: { field: string; index?: number; assignment?: string; start?: number; end?: number; quote: string; negated?: boolean }[]
}

export interface Base { city: string; country: string }
export interface Mobility { maxKm?: number; remoteShare?: number; countries?: string[] }
export interface LanguageSkill { code: string; level: Level }
export interface AvailabilityPeriod { from: string; to: string; daysPerWeek: number }
export interface AvailabilityInput { from?: string; daysPerWeek: number; periods?: AvailabilityPeriod[] }
export interface Availability extends AvailabilityInput { confirmedOn: string }
export interface AssignmentInput {
  id?: string
  role: string
  organisation?: string
  confidential?: boolean
  industry?: string
  employees?: number
  from: string
  to?: string | null
  text?: string
  outcome?: string
}
export interface Assignment extends AssignmentInput { id: string; verification: { status: 'stated' | 'verified'; on?: string } }
export interface Reference { name: string; relation?: string; text?: string }

export interface ManagerInput {
  language: Language
  name: string
  headline: string
  summary?: string
  base?: Base | null
  mobility?: Mobility | null
  languages?: LanguageSkill[]
  dayRate?: Money | null
  availability?: AvailabilityInput | null
  assignments?: AssignmentInput[]
  skills?: string[]
  references?: Reference[]
  decisions?: Decision[]
}
export interface Manager {
  id: string
  version: number
  state: ManagerState
  closedReason?: string
  owned?: boolean
  changedAt?: string
  language: Language
  /** Absent for organisations that are not verified. */
  name?: string
  /** For who may edit the profile, like `hiddenFrom`. */
  visibility?: Visibility
  hiddenFrom?: string[]
  headline: string
  summary?: string
  base?: Base
  baseFound?: boolean
  mobility?: Mobility
  languages: LanguageSkill[]
  dayRate?: Money
  availability?: Availability
  assignments: Assignment[]
  skills: string[]
  references?: Reference[]
  decisions?: Decision[]
  understood: Understood[]
}
export interface ManagerSummary { id: string; version: number; state: ManagerState; name: string; headline: string; changedAt?: string }

export type Weights = Record<CriterionName, number>
export interface RequestLanguage { code: string; minLevel: Level; must?: boolean }
export interface RequestInput {
  language: Language
  title: string
  organisation?: { industry?: string; employees?: number; country?: string }
  text?: string
  whyNow?: string
  place?: { city: string; country: string; onsiteShare?: number } | null
  start?: string | null
  months?: number | null
  daysPerWeek?: number | null
  languages?: RequestLanguage[]
  rateMax?: Money | null
  mustHaves?: string[]
  niceToHaves?: string[]
  decisions?: Decision[]
  weights?: Weights | null
  confidential?: boolean
  publicVersion?: { title: string; text: string } | null
}
export interface Request {
  id: string
  version: number
  state: RequestState
  closedReason?: string
  owned?: boolean
  changedAt?: string
  organisation?: { id?: string; name?: string; industry?: string; employees?: number; country?: string }
  language: Language
  title: string
  text?: string
  whyNow?: string
  place?: { city?: string; country?: string; onsiteShare?: number; found?: boolean }
  start?: string
  months?: number
  daysPerWeek?: number
  languages?: RequestLanguage[]
  rateMax?: Money
  mustHaves?: string[]
  niceToHaves?: string[]
  decisions?: Decision[]
  weights?: Weights
  confidential?: boolean
  publicVersion?: { title: string; text: string }
  understood: Understood[]
}
export interface RequestSummary {
  id: string
  version: number
  state: RequestState
  title: string
  organisation?: string
  language?: Language
  city?: string
  start?: string
  months?: number
  daysPerWeek?: number
  changedAt: string
}

export interface Evidence {
  concept: string
  held: string
  strength: Strength
  relatedness: number
  recency: number
  confidence: number
  assignment?: string
  role?: string
  organisation?: string
  from?: string
  to?: string
  quote?: string
}
export interface AskedConcept { concept: string; importance: Importance; fit: number; held?: string }
export interface Reason {
  kind: 'notAsked' | 'unknown' | 'concepts' | 'availability' | 'rate' | 'place'
  what?: UnknownWhat[]
  asked?: AskedConcept[]
  wishedLanguages?: { code: string; minLevel: string; level?: string; fit: number }[]
  daysFree?: number
  daysAsked?: number
  freshness?: number
  confirmedOn?: string
  rate?: Money
  ceiling?: Money
  aboveShare?: number
  distanceKm?: number
  maxKm?: number
  onsiteShare?: number
}
export interface Criterion {
  criterion: CriterionName
  weight: number
  fit: number
  points: number
  unknown: number
  reason: Reason
  evidence: Evidence[]
}
export interface Week { from: string; asked: number; free?: number }
export type UnknownWhat = 'calendar' | 'rate' | 'base' | 'radius' | 'languages' | 'start' | 'period' | 'days' | 'country' | 'place'
export interface Pair {
  score: number
  upperBound: number
  criteria: Criterion[]
  weeks?: Week[]
  unknowns?: { what: UnknownWhat; points: number }[]
}
export interface CandidateManager {
  id: string
  version?: number
  /** Absent where the organisation is not verified. */
  name?: string
  headline: string
  city?: string
  country?: string
  dayRate?: Money
  languages?: { code: string; level: string }[]
}
export interface Candidate extends Pair { rank: number; bestPlace: number; manager: CandidateManager }
export type Constraint = 'language' | 'concept' | 'start' | 'period' | 'days' | 'rate' | 'country' | 'travel'
export interface Exclusion {
  constraint: Constraint
  concept?: string
  language?: string
  count: number
  onlyThis: number
  limit?: string
  relaxed?: { limit: string; adds: number }
}
export interface Shortlist {
  request: { id: string; version: number; title: string; state?: RequestState }
  model: string
  taxonomy: string
  position: string
  today: string
  exact: boolean
  offBy?: number
  examined: number
  population: number
  qualified: number
  weights: Weights
  preview: boolean
  receipt?: string
  /** Whether the organisation is verified and so is shown names. */
  named: boolean
  excluded: Exclusion[]
  candidates: Candidate[]
}
/** Where one manager stands for a request, on the list or not. */
export interface Standing extends Pair {
  request: string
  listed: number
  outcome: 'listed' | 'below' | 'excluded'
  rank?: number
  missing?: number
  failed: FailedConstraint[]
}
export type FailedConstraint = Pick<Exclusion, 'constraint' | 'concept' | 'language'>
/** What one change of a profile would do. */
export interface Improvement {
  change: 'confirmCalendar' | 'moreDays' | 'lowerRate' | 'furtherTravel' | 'verifyAssignment'
  from?: string
  to?: string
  assignment?: string
  role?: string
  points: number
  raised: number
  opened: number
}
export interface Improvements { manager: string; model: string; today: string; fitting: number; items: Improvement[] }
/** A shortlist as it was shown. */
export interface Receipt {
  id: string
  madeAt: string
  request: { id: string; version: number; title: string; state?: RequestState }
  model: string
  taxonomy: string
  position: string
  today: string
  weights: Weights
  preview: boolean
  population: number
  qualified: number
  examined: number
  excluded: Exclusion[]
  candidates: ReceiptPlace[]
  replay: Replay
}
/** What ranking the kept inputs once more gives; impossible where the model of then is gone. */
export interface Replay { outcome: 'same' | 'different' | 'impossible'; differences: string[] }
/** `shown` is gone when the person was erased. */
export interface ReceiptPlace { rank: number; person: string; score: number; upperBound: number; points: number[]; shown?: Candidate }
export interface ReceiptLine { id: string; madeAt: string; model: string; preview: boolean; candidates: number }
/** A manager's matches as they were shown; `manager` and `matches` are gone when the person was erased. */
export interface MatchReceipt {
  id: string
  madeAt: string
  manager?: string
  model: string
  taxonomy: string
  today: string
  places: { rank: number; request: string; score: number; upperBound: number }[]
  matches?: Match[]
  replay: Replay
}
export interface MatchReceiptLine { id: string; madeAt: string; model: string; matches: number }
export interface ShortlistChanges { request: string; changes: number; position: string }
export interface MatchRequest {
  id: string
  version?: number
  title: string
  organisation?: string
  industry?: string
  employees?: number
  city?: string
  country?: string
  onsiteShare?: number
  start?: string
  months?: number
  daysPerWeek?: number
}
export interface Match extends Pair { request: MatchRequest }
export interface Matches {
  manager: { id: string; version?: number }
  model: string
  taxonomy: string
  position: string
  today: string
  exact: boolean
  examined: number
  population: number
  excluded?: Exclusion[]
  receipt?: string
  matches: Match[]
}
