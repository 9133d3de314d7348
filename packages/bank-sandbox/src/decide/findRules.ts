import type { OfferRules, Offers, OrderRequest } from '@offerdock/sdk/contract'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { findWithdrawn } from '../live/withdrawals.ts'
import { findConsent } from '../people/consents.ts'
import type { OpenSession } from '../people/sessions.ts'
import { findCampaign } from './campaigns.ts'
import { personalize } from './personalize.ts'
import { obeyKillSwitch } from './risk/killSwitch.ts'
import { rulesOn } from './rulesOn.ts'

/** The rules for one order of one viewer; `personal` names the plans that are better for them than for others. */
export type OrderRules = OfferRules & { personal?: Offers['personal'] }

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
  const allowed = await obeyKillSwitch(bank.db, client.clientId, order)
  const withdrawn = await findWithdrawn(bank.db, client.clientId, order.room ?? null)
  if (withdrawn.everything) throw new BankError('no-offer', 'the offer is withdrawn at present')
  const rules = rulesOn(client.rules, now)
  const campaign = findCampaign(rules, allowed, now)
  const plans = [...rules.plans, ...(campaign?.plans ?? [])].filter(({ planId }) => !withdrawn.plans.includes(planId))
  const open = { ...rules, plans }
  const share = accountId === null ? undefined : bank.seed.personas.get(accountId)?.personalShare
  if (accountId === null || share === undefined) return open
  const consentId = await findConsent(bank.db, accountId, client.clientId, 'personalisation')
  return consentId === null ? open : { ...open, ...personalize(open, order, { share, now }) }
}
