import * as z from 'zod/mini'
import { agreement } from './agreements.ts'
import { apr, installment } from './plans.ts'
import { instant, sha256 } from './primitives.ts'

/** What the viewer may do now: `abandon` while it is reserved, `withdraw` for a time once it is captured. */
export const viewerAction = z.enum(['abandon', 'withdraw'])

/** One agreement as its viewer keeps it. */
export const viewerAgreement = z.extend(agreement, {
  /** Null when paid in full. */
  apr: z.nullable(apr),
  /** As the latest refund left it; empty when paid in full. */
  schedule: z.array(installment),
  /** The text that was confirmed, to the letter. */
  disclosure: z.string(),
  disclosureHash: sha256,
  receipt: z.string(),
  /** Until when the bank takes a request to withdraw. */
  withdrawBefore: instant,
  withdrawalRequestedAt: z.nullable(instant),
  actions: z.array(viewerAction),
})

/** `GET /v1/me/agreements`: the viewer's own at this client, the newest first, at most 200. */
export const viewerAgreements = z.strictObject({ agreements: z.array(viewerAgreement) })

export type ViewerAction = z.infer<typeof viewerAction>
export type ViewerAgreement = z.infer<typeof viewerAgreement>
export type ViewerAgreements = z.infer<typeof viewerAgreements>
