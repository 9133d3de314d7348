/**
 * Rounds a root that is known in doubles half up to an integer. Where the doubles' error could matter, next to a tie,
 * `isAtLeast(halves)` decides exactly: is the root at or above `halves / 2`?
 */
export function roundRoot(root: number, isAtLeast: (halves: bigint) => boolean): number {
  const above = Math.round(root + 0.5)
  const toTie = Math.abs(root - (above - 0.5))
  // The solvers are right to about 1e-10 and to 14 digits; both margins are a thousand times that.
  if (toTie > 1e-7 + Math.abs(root) * 1e-11 || !Number.isSafeInteger(2 * above)) return Math.floor(root + 0.5)
  return isAtLeast(2n * BigInt(above) - 1n) ? above : above - 1
}
