import * as z from 'zod/mini'
import { DockError } from './DockError.ts'
import type { ReplayStore } from './ReplayStore.ts'

/** Where tokens travel in the clear, only within one machine. */
const isLoopback = (hostname: string) => /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)

/** A bank's origin as its receipts name it: https, or http on loopback, and nothing after the host. */
export const issuerOrigin = z.string().check(
  z.refine((text) => {
    if (!URL.canParse(text)) return false
    const { origin, protocol, hostname } = new URL(text)
    return origin === text && (protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)))
  }, 'must be an origin with https, as https://bank.example; http on loopback only'),
)

export const replayStore = z.custom<ReplayStore>(
  (store) => typeof (store as ReplayStore | null)?.remember === 'function',
  'must have a remember(id, forgetAfterMs)',
)

/** Throws DockError `BAD_EXPECTATION` with a line for each that is missing, empty or of the wrong kind; nothing ever matches `undefined`. */
export function assertExpected(schema: z.ZodMiniType, expected: unknown, caller: string): void {
  const read = schema.safeParse(expected)
  if (read.success) return
  const lines = read.error.issues.map(({ path, message }) => `${path.join('.') || 'the expectations'}: ${message}`)
  throw new DockError('BAD_EXPECTATION', `${caller} cannot go by what it was given. ${lines.join('; ')}`)
}
