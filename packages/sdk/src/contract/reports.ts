import * as z from 'zod/mini'
import { bankId, instant } from './primitives.ts'

/** Query of `GET /v1/reports/conversions`. */
export const conversionQuery = z.strictObject({ clientId: z.exactOptional(bankId) })

const count = z.int().check(z.minimum(0))

/**
 * `GET /v1/reports/conversions`: of every client, what became of its conversions, counted in one snapshot. Where nothing is lost,
 * `confirmed` = `delivered` + `pending` + `dead`, and `confirmed` = `waiting` + `captured` + `ended`.
 */
export const conversionReport = z.strictObject({
  at: instant,
  clients: z.array(
    z.strictObject({
      clientId: bankId,
      /** Agreements, each under its own conversion id. */
      confirmed: count,
      /** Of those, whose webhook the platform has acknowledged. */
      delivered: count,
      /** Whose webhook is still being sent. */
      pending: count,
      /** Whose webhook nobody took in time. */
      dead: count,
      /** Neither captured nor over. */
      waiting: count,
      /** Captured, refunded since or not. */
      captured: count,
      /** Released, abandoned or expired. */
      ended: count,
    }),
  ),
})

export type ConversionReport = z.infer<typeof conversionReport>
