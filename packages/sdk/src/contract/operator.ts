import * as z from 'zod/mini'
import { withdrawalRequest } from './live.ts'
import { bankId, conversionId, instant } from './primitives.ts'
import { scenario } from './scenarios.ts'

/** `GET /admin`: every call of this bank, as the documentation writes it. */
export const callList = z.strictObject({ calls: z.array(z.string()) })

/** `POST /admin/backup`: the file on the bank's machine, and how many rows are in it. */
export const backup = z.strictObject({ file: z.string(), rows: z.int() })

/** `GET /admin/clients/{clientId}/scenario`: what goes wrong for a test client now. */
export const scenarioState = z.strictObject({ scenario: z.nullable(scenario) })

/** `GET /admin/live/withdrawals`: what one client does not offer at present. */
export const withdrawalList = z.strictObject({ withdrawals: z.array(withdrawalRequest) })

/** `GET /admin/kill-switch`: what the bank has stopped. `id` is absent where that is all of it. */
export const killSwitchList = z.strictObject({
  killSwitches: z.array(
    z.strictObject({
      scope: z.enum(['bank', 'client', 'campaign']),
      id: z.exactOptional(bankId),
      reason: z.string(),
      since: instant,
    }),
  ),
})

/** `GET /admin/risk-decisions`: why confirms were declined, the newest first. `seen` are the figures that decided. */
export const riskDecisionList = z.strictObject({
  decisions: z.array(
    z.strictObject({
      decisionId: z.int(),
      quoteId: bankId,
      conversionId,
      clientId: bankId,
      campaignId: z.nullable(bankId),
      reason: z.string(),
      seen: z.record(z.string(), z.number()),
      decidedAt: instant,
    }),
  ),
})

/** `GET /admin/risk-alarms`: campaigns that ran faster than the bank expected, the newest first. */
export const riskAlarmList = z.strictObject({
  alarms: z.array(
    z.strictObject({
      alarmId: z.int(),
      clientId: bankId,
      campaignId: bankId,
      agreements: z.int(),
      expectedPerMinute: z.int(),
      raisedAt: instant,
    }),
  ),
})
