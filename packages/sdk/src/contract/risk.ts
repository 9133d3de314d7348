import * as z from 'zod/mini'
import { bankId, minor, noControls } from './primitives.ts'

const count = z.int().check(z.minimum(1))

/**
 * How often one account, device, card or network may make an agreement with one client. Absent is no limit.
 * `perDay` and `perDayMinor` (what is to be paid, in sum) begin anew at midnight of the offer's time zone; `perCampaign`
 * counts the agreements of one campaign that stand or were refunded; `velocity` is a bucket that holds `burst`
 * agreements and is refilled with `perMinute`.
 */
const limits = z.strictObject({
  perDay: z.exactOptional(count),
  perDayMinor: z.exactOptional(minor),
  perCampaign: z.exactOptional(count),
  velocity: z.exactOptional(z.strictObject({ burst: count, perMinute: count })),
})

/**
 * The floor under every confirm of an offer. A network is an IPv4 /24 or an IPv6 /48. `unprovedConfirm` is what a confirm
 * leads to whose panel could not prove that it lay open before the viewer: a `step-up`, which is the default, or `pass`,
 * for a bank that has other means against stolen clicks.
 */
export const riskRules = z.strictObject({
  account: z.exactOptional(limits),
  device: z.exactOptional(limits),
  card: z.exactOptional(limits),
  network: z.exactOptional(limits),
  unprovedConfirm: z.exactOptional(z.enum(['step-up', 'pass'])),
})

const reason = z.string().check(z.minLength(1), z.maxLength(500), noControls)

/** `PUT /admin/kill-switch`: what the bank stops at once. A campaign is stopped at every client that has one of this id. */
export const killSwitchRequest = z.discriminatedUnion('scope', [
  z.strictObject({ scope: z.literal('bank'), reason }),
  z.strictObject({ scope: z.enum(['client', 'campaign']), id: bankId, reason }),
])

export type RiskRules = z.infer<typeof riskRules>
export type RiskLimits = z.infer<typeof limits>
export type KillSwitchRequest = z.infer<typeof killSwitchRequest>
