/**
 * Remembers which conversions were seen. A store shared by all of a platform's processes makes a receipt count once;
 * `remember` must be atomic: exactly one caller per id gets `true`.
 */
export interface ReplayStore {
  /** True when `conversionId` is new; `forgetAfterMs` (epoch) is when it may be dropped. */
  remember(conversionId: string, forgetAfterMs: number): Promise<boolean>
}

/** A store for one process and for tests: it forgets everything when the process ends. */
export function memoryReplayStore(now: () => number = Date.now): ReplayStore {
  const seen = new Map<string, number>()
  return {
    async remember(conversionId, forgetAfterMs) {
      for (const [id, deadlineMs] of seen) if (deadlineMs < now()) seen.delete(id)
      if (seen.has(conversionId)) return false
      seen.set(conversionId, forgetAfterMs)
      return true
    },
  }
}
