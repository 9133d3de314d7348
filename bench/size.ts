import { formatSizes, measureSizes } from '../scripts/sizes.ts'
import type { Result } from './bench.ts'

/** The compressed sizes against their budgets. */
export function size(): Result {
  const sizes = measureSizes()
  return { figures: sizes, table: formatSizes(sizes), isWithin: sizes.every(({ isWithin }) => isWithin) }
}
