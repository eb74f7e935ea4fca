import type { AssignmentInput, Language, Manager, ManagerInput } from '../../api/types.ts'
import { planOf } from '../profile/calendar.ts'

/** What of a profile is written back; what the server owns is left out. */
export function managerInputOf(manager: Manager): ManagerInput {
  return {
    language: manager.language,
    name: manager.name ?? '',
    headline: manager.headline,
    summary: manager.summary ?? '',
    base: manager.base === undefined ? null : { city: manager.base.city, country: manager.base.country },
    mobility: manager.mobility === undefined ? null : { ...manager.mobility },
    languages: manager.languages.map(({ code, level }) => ({ code, level })),
    dayRate: manager.dayRate ?? null,
    availability: manager.availability === undefined ? null : planOf(manager.availability),
    assignments: manager.assignments.map(({ verification: _verification, ...assignment }) => assignment),
    skills: manager.skills,
    references: manager.references ?? [],
    decisions: manager.decisions ?? [],
  }
}

export function emptyManager(language: Language, name: string): ManagerInput {
  return { language, name, headline: '', summary: '', base: null, mobility: null, languages: [], dayRate: null, availability: null, assignments: [], skills: [], references: [], decisions: [] }
}

/** A field of the form that needs another look; assignments and references by their place. */
export interface Wrong { field: string; index?: number; message: 'name' | 'headline' | 'role' | 'from' | 'order' | 'referenceName' }

/** What has to be right before it is sent, so that each error stands beside its field. */
export function wrongIn(input: ManagerInput): Wrong[] {
  const wrong: Wrong[] = []
  if (input.name.trim() === '') wrong.push({ field: 'name', message: 'name' })
  if (input.headline.trim() === '') wrong.push({ field: 'headline', message: 'headline' })
  ;(input.assignments ?? []).forEach((a, index) => {
    if (a.role.trim() === '') wrong.push({ field: 'role', index, message: 'role' })
    if (!MONTH.test(a.from)) wrong.push({ field: 'from', index, message: 'from' })
    else if (typeof a.to === 'string' && a.to < a.from) wrong.push({ field: 'to', index, message: 'order' })
  })
  ;(input.references ?? []).forEach((r, index) => { if (r.name.trim() === '') wrong.push({ field: 'reference', index, message: 'referenceName' }) })
  return wrong
}

const MONTH = /^(19|20)\d\d-(0[1-9]|1[0-2])$/

/** What may be sent of what stands in the form: blank lines and empty texts are left out. */
export function sendableManager(input: ManagerInput): ManagerInput {
  return {
    ...input,
    name: input.name.trim(),
    headline: input.headline.trim(),
    base: input.base === null || input.base === undefined || input.base.city.trim() === '' ? null : { ...input.base, city: input.base.city.trim() },
    skills: (input.skills ?? []).map(skill => skill.trim()).filter(skill => skill !== ''),
    assignments: (input.assignments ?? []).map(sendableAssignment),
    references: (input.references ?? []).map(r => compact({ ...r, name: r.name.trim() })),
  }
}

function sendableAssignment(assignment: AssignmentInput): AssignmentInput {
  return { ...compact(assignment), role: assignment.role.trim(), from: assignment.from }
}

/** Without empty texts and absent values. */
function compact<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined && v !== null && v !== '')) as T
}
