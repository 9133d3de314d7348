import type { Context } from 'hono'
import type { Bank } from '../bank.ts'

/** The viewer's network address. */
export function readAddress(_c: Context, _bank: Bank): string {
  return '127.0.0.1'
}
