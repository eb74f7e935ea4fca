const MOVE_MS = 360
const EASE = 'cubic-bezier(.2, .7, .2, 1)'

/** Where rows stand before they change places. */
export function positionsOf(rows: Iterable<HTMLElement>): Map<string, number> {
  return new Map([...rows].map(row => [row.dataset['id'] ?? '', row.getBoundingClientRect().top]))
}

/** Lets rows slide from where they stood to where they stand; none with reduced motion. */
export function slide(rows: Iterable<HTMLElement>, before: Map<string, number>): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
  for (const row of rows) {
    const was = before.get(row.dataset['id'] ?? '')
    if (was === undefined) {
      row.animate([{ opacity: 0 }, { opacity: 1 }], { duration: MOVE_MS, easing: EASE })
      continue
    }
    const distance = was - row.getBoundingClientRect().top
    if (Math.abs(distance) > 1) row.animate([{ transform: `translateY(${distance}px)` }, { transform: 'none' }], { duration: MOVE_MS, easing: EASE })
  }
}
