import type { Code } from '../contract/index.ts'
import type { Step } from './checkout.ts'

/** Why the panel cannot go on. */
export interface Reason {
  code: Code
  /** The bank has decided: the same call would end the same. */
  isFinal?: boolean
  /** With `expired`: the bank's own page ended it, before its time was over. */
  isCalledOff?: boolean
  /** For how long the bank wants to be left alone. */
  retryAfterMs?: number | undefined
  minimumMinor?: number | undefined
  maximumMinor?: number | undefined
  /** Of the two limits. */
  currency?: string
}

/** `retry` does the same once more, `back` asks for fresh offers, `close` leaves the panel. */
export type Way = 'retry' | 'back' | 'close'

/** Never none: whatever went wrong, there is one thing to do next. */
export function wayForward({ code, isFinal }: Reason, from: Step['at']): Way {
  switch (code) {
    case 'timeout':
    case 'offline':
    case 'rate-limited':
      return 'retry'
    case 'bank-error':
      return isFinal && from === 'confirming' ? 'back' : 'retry'
    case 'expired':
    case 'reading-time':
      return 'back'
    case 'below-minimum':
    case 'above-maximum':
    case 'no-offer':
    case 'sold-out':
      return from === 'loading' ? 'close' : 'back'
    default:
      return 'close'
  }
}
