import type { Rect } from './choosePlace.ts'

/** A stretch of the screen over its whole width, in px. */
export interface Band {
  y: number
  height: number
}

const marginPx = 8

/** The lowest band of `bounds` that is off all that is to be avoided and at least so high; null when there is none. */
export function freeBand(avoid: readonly Rect[], bounds: Band, neededPx: number): Band | null {
  const bottomOf = ({ y, height }: Band) => y + height
  let endPx = bottomOf(bounds)
  for (const rect of [...avoid].sort((a, b) => bottomOf(b) - bottomOf(a))) {
    const startPx = Math.max(bounds.y, bottomOf(rect) + marginPx)
    if (endPx - startPx >= neededPx) return { y: startPx, height: endPx - startPx }
    endPx = Math.min(endPx, rect.y - marginPx)
  }
  return endPx - bounds.y >= neededPx ? { y: bounds.y, height: endPx - bounds.y } : null
}
