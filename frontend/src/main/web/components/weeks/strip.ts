import type { Week } from '../../api/types.ts'
import { round } from '../bar/slots.ts'

/** One week of a strip: where it stands in percent, and how much of what is asked is free; undefined is unknown. */
export interface StripWeek { from: string; x: number; width: number; share: number | undefined }

export function stripOf(weeks: readonly Week[]): StripWeek[] {
  const width = weeks.length === 0 ? 0 : 100 / weeks.length
  return weeks.map((week, i) => ({
    from: week.from,
    x: round(i * width),
    width: round(width),
    share: week.free === undefined ? undefined : week.asked <= 0 ? 1 : Math.min(1, Math.max(0, week.free / week.asked)),
  }))
}

/** Where months begin in a strip; so far apart that their names fit. */
export function monthMarks(weeks: readonly Pick<Week, 'from'>[], leastPercent = 9): { x: number; from: string }[] {
  const marks: { x: number; from: string }[] = []
  weeks.forEach((week, i) => {
    const before = weeks[i - 1]
    if (before !== undefined && before.from.slice(0, 7) === week.from.slice(0, 7)) return
    const x = round(i * 100 / weeks.length)
    const last = marks.at(-1)
    if (last !== undefined && x - last.x < leastPercent) {
      // A first month of a week or two gives its place to the next.
      if (marks.length === 1 && x < leastPercent) marks[0] = { x, from: week.from }
      return
    }
    marks.push({ x, from: week.from })
  })
  return marks
}

/** Weeks in which less than what is asked is free. */
export function shortWeeks(weeks: readonly Week[]): Week[] {
  return weeks.filter(week => week.free !== undefined && week.free < week.asked)
}
