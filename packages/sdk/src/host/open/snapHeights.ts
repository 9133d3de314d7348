/** The heights of the sheet that it comes to rest at, in px and rising: half of the screen, its content, nearly all. */
export function snapHeights(contentPx: number, screenPx: number): number[] {
  const fullPx = Math.round(screenPx * 0.92)
  const naturalPx = Math.min(contentPx, fullPx)
  const halfPx = Math.min(Math.round(screenPx / 2), naturalPx)
  return [...new Set([halfPx, naturalPx, fullPx])].sort((a, b) => a - b)
}

/** Where a sheet that was let go at a height comes to rest; null: it was pulled down to be closed. */
export function restingHeight(heightPx: number, snapsPx: readonly number[]): number | null {
  const [lowestPx = 0] = snapsPx
  if (heightPx < lowestPx * 0.6) return null
  return snapsPx.reduce((best, snap) => (Math.abs(snap - heightPx) < Math.abs(best - heightPx) ? snap : best), lowestPx)
}

/** The next height up or down from where the sheet is; the last one stays. */
export function nextHeight(heightPx: number, snapsPx: readonly number[], direction: 'up' | 'down'): number {
  const beyond =
    direction === 'up' ? snapsPx.filter((snap) => snap > heightPx) : snapsPx.filter((snap) => snap < heightPx)
  return (direction === 'up' ? beyond[0] : beyond.at(-1)) ?? heightPx
}
