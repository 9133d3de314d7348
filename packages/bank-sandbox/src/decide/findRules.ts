import type { OfferRules, Offers, OrderRequest } from '@offerdock/sdk/contract'
import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { askAtOnce } from '../db/askAtOnce.ts'
import { toWithdrawn, withdrawnIds } from '../live/withdrawals.ts'
import { consentInForce } from '../people/consents.ts'
import type { OpenSession } from '../people/sessions.ts'
import { findCampaign } from './campaigns.ts'
import { personalize } from './personalize.ts'
import { killedScope, obeyKillSwitch } from './risk/killSwitch.ts'
import { rulesOn } from './rulesOn.ts'

/**
 * The rules for one order of one viewer; `advertised` names the plans of a campaign, which are an advertisement, `personal` the plans that are better for them than for others,
 * `pointsBalance` is what they may use for it, where that was asked.
 */
export type OrderRules = OfferRules & {
  advertised?: readonly string[]
  personal?: Offers['personal']
  pointsBalance?: number
}

/**
 * The client's rules as they hold for one order now: without what is stopped or withdrawn, with the plans of the
 * campaign that the order names rightly, and with personal terms where the viewer has consented to them. The same
 * request gets the same.
 */
export async function findRules(
  bank: Bank,
  { client, accountId, now }: Pick<OpenSession, 'client' | 'accountId' | 'now'>,
  order: OrderRequest,
): Promise<OrderRules> {
  const { clientId } = client
  const share = accountId === null ? undefined : bank.seed.personas.get(accountId)?.personalShare
  const asksConsent = accountId !== null && share !== undefined
  const { killed, withdrawnPlans, consentId } = await askAtOnce(bank.db, {
    killed: killedScope(clientId, order.campaign ?? null),
    withdrawnPlans: withdrawnIds(clientId, order.room ?? null),
    consentId: asksConsent ? consentInForce(accountId, clientId, 'personalisation') : sql<null>`null`,
  })
  const allowed = obeyKillSwitch(killed, order)
  const withdrawn = toWithdrawn(withdrawnPlans)
  if (withdrawn.everything) throw new BankError('no-offer', 'the offer is withdrawn at present')
  const rules = rulesOn(client.rules, now)
  const campaign = findCampaign(rules, allowed, now)
  const plans = [...rules.plans, ...(campaign?.plans ?? [])].filter(({ planId }) => !withdrawn.plans.includes(planId))
  const advertised = campaign?.plans.map(({ planId }) => planId)
  const open = { ...rules, plans, ...(advertised && { advertised }) }
  return asksConsent && consentId !== null ? { ...open, ...personalize(open, order, { share, now }) } : open
}
