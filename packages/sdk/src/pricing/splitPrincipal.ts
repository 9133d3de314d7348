/** Who pays what is left over when a principal does not divide evenly; the bank's contract decides. */
export type Remainder = 'LAST' | 'FIRST'

/** Equal parts of `totalMinor`, each rounded down; the whole remainder falls on the last or the first. */
export function splitPrincipal(totalMinor: number, count: number, remainder: Remainder): number[] {
  const part = Math.floor(totalMinor / count)
  const odd = remainder === 'LAST' ? count - 1 : 0
  return Array.from({ length: count }, (_, i) => part + (i === odd ? totalMinor - part * count : 0))
}
