import type { Assignment } from '../../api/types.ts'
import { round } from '../../components/bar/slots.ts'

/** Where an assignment stands on the axis of years, in percent, and on which side its dates have room. */
export interface TrackMark { x: number; width: number; textX: number; anchor: 'start' | 'end' }
export interface Track { years: { year: number; x: number }[]; marks: Map<string, TrackMark> }

/** Months since year 0: 2024-09 is the start of its month. */
function months(iso: string): number {
  return Number(iso.slice(0, 4)) * 12 + Number(iso.slice(5, 7)) - 1
}

/** Most labels of years that fit beside each other. */
const MOST_YEARS = 8

/**
 * The axis of years under a track record, from the first year of the first assignment to `today`, and each assignment's
 * place on it. An assignment that still runs ends today.
 */
export function trackOf(assignments: readonly Assignment[], today: string): Track {
  if (assignments.length === 0) return { years: [], marks: new Map() }
  const first = Math.floor(Math.min(...assignments.map(a => months(a.from))) / 12) * 12
  const last = Math.max(months(today) + 1, ...assignments.map(a => (a.to === undefined || a.to === null ? 0 : months(a.to) + 1)))
  const length = Math.max(12, last - first)
  const at = (month: number): number => round((month - first) / length * 100)
  const firstYear = first / 12
  const count = Math.ceil(length / 12)
  const step = Math.max(1, Math.ceil(count / MOST_YEARS))
  const years = Array.from({ length: Math.ceil(count / step) }, (_, i) => ({ year: firstYear + i * step, x: at((firstYear + i * step) * 12) })).filter(mark => mark.x < 97)
  const marks = new Map(assignments.map(a => {
    const from = at(months(a.from))
    const to = at(a.to === undefined || a.to === null ? months(today) + 1 : months(a.to) + 1)
    const anchor = from > 45 ? 'end' as const : 'start' as const
    return [a.id, { x: from, width: round(Math.max(0.6, to - from)), textX: anchor === 'end' ? from : to, anchor }] as const
  }))
  return { years, marks }
}

/** Latest first; those that still run before all others. */
export function latestFirst(assignments: readonly Assignment[]): Assignment[] {
  const end = (a: Assignment): string => a.to ?? '9999-12'
  return [...assignments].sort((a, b) => (end(a) === end(b) ? compare(b.from, a.from) : compare(end(b), end(a))))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
