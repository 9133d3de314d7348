import * as z from 'zod/mini'
import { cashbackTerms, earnTerms } from '../../contract/benefits.ts'
import { compileSchema } from '../../contract/compileSchema.ts'
import { catalog, liveSnapshot } from '../../contract/index.ts'
import { planTerms } from '../../contract/planRules.ts'

/*
 * What the standard terms are reckoned from, compiled; of the rest nothing is read. As with the panel's own schemas the
 * build ships the values alone.
 */

const unread = z.exactOptional(z.unknown())

export const catalogTerms = compileSchema(
  z.extend(catalog, {
    plans: z.array(planTerms),
    earn: z.exactOptional(z.nullable(earnTerms)),
    cashback: z.exactOptional(z.nullable(cashbackTerms)),
    ...{ bankName: unread, texts: unread, coupons: unread, points: unread, settlement: unread, refund: unread },
  }),
)

export const snapshotTerms = compileSchema(
  z.extend(liveSnapshot, { windows: unread, quotas: unread, pin: unread, sequence: unread }),
)
