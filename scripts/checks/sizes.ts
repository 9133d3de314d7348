import { formatSizes, measureSizes } from '../sizes.ts'
import type { Outcome } from './check.ts'

/** Each budget counts one. */
export async function checkSizes(): Promise<Outcome> {
  const sizes = measureSizes()
  const passed = sizes.filter(({ isWithin }) => isWithin).length
  return { passed, failed: sizes.length - passed, messages: [formatSizes(sizes)] }
}
