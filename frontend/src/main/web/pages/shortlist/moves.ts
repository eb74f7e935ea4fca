/** How a row moved between two rankings: places up (positive) or down, or that it was not there before. */
export type Move = number | 'new'

/** The rows that stand elsewhere than before; rows in their place are not among them. */
export function movesBetween(before: readonly { id: string; rank: number }[], after: readonly { id: string; rank: number }[]): Map<string, Move> {
  const ranks = new Map(before.map(row => [row.id, row.rank]))
  const moves = new Map<string, Move>()
  for (const row of after) {
    const was = ranks.get(row.id)
    if (was === undefined) moves.set(row.id, 'new')
    else if (was !== row.rank) moves.set(row.id, was - row.rank)
  }
  return moves
}
