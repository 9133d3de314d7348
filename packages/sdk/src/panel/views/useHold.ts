import { useEffect, useState } from 'preact/hooks'
import type { Reason } from '../wayForward.ts'

/** However long a bank asks to be left alone. */
const maxHoldMs = 300_000

/** For how long the bank asked to be left alone, at most; 0 once that is over. */
export const heldMsOf = ({ retryAfterMs = 0 }: Reason) => Math.max(0, Math.min(retryAfterMs, maxHoldMs))

/** The same, counted from when it is on screen. It says how long, and not how long is left: nobody has to watch it. */
export function useHold(reason: Reason): number {
  const [heldMs, setHeldMs] = useState(heldMsOf(reason))
  useEffect(() => {
    if (heldMs === 0) return
    const timer = setTimeout(() => setHeldMs(0), heldMs)
    return () => clearTimeout(timer)
  }, [heldMs])
  return heldMs
}
