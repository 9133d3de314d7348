import * as z from 'zod/mini'
import { instant } from './primitives.ts'

/** `POST /admin/reconciliation`: where two records of one thing contradict each other. A sound bank has no findings. */
export const reconciliation = z.strictObject({
  startedAt: instant,
  finishedAt: instant,
  /** How many kinds of contradiction were looked for. */
  checks: z.int(),
  /** All cases; of each kind at most 1,000 are listed. */
  count: z.int(),
  /** `id` names the row: a campaign as `offer/campaign`, a lot, quote, agreement, refund, event or transfer. */
  findings: z.array(z.strictObject({ kind: z.string(), id: z.string(), detail: z.string() })),
})

export type Reconciliation = z.infer<typeof reconciliation>
