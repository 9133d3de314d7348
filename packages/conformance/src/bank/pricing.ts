import { isDeepStrictEqual } from 'node:util'
import type { Catalog, Installment, OrderRequest, PricedPlan } from '@offerdock/sdk/contract'
import { type Choice, type PointsLot, type PricedOffer, priceOffer } from '@offerdock/sdk/pricing'
import { demandEqual } from '../http/expect.ts'
import { Failure } from '../http/failure.ts'
import type { Answer } from '../http/send.ts'
import { readCatalog } from './catalog.ts'
import { bankNowMs } from './clock.ts'
import type { Kit } from './kit.ts'
import { makeOrder, readOffers } from './orders.ts'
import { openSession } from './viewers.ts'

/** Of the bank, which makes a day of an instant: as its catalog or its offers say it, or the options. */
export const readTimeZone = (kit: Kit): Promise<string> =>
  kit.once('time zone', async () => {
    const timeZone = kit.options.timeZone ?? (await readCatalog(kit)).timeZone
    if (timeZone !== undefined) return timeZone
    const { pricing } = await readOffers(kit, await openSession(kit), await makeOrder(kit))
    if (!pricing) throw new Failure('neither catalog nor offers say the time zone of the bank; give --time-zone')
    return pricing.timeZone
  })

type PricedRequest = Pick<OrderRequest, 'orderMinor' | 'currency' | 'category'> & { lots?: readonly PointsLot[] }

/** The price by the catalog at an instant of the bank. Throws where there is none. */
export async function priceByCatalog(
  kit: Kit,
  catalog: Catalog,
  { order, choice, atMs }: { order: PricedRequest; choice: Choice; atMs: number },
): Promise<PricedOffer> {
  const priced = priceOffer({ ...catalog, timeZone: await readTimeZone(kit) }, order, choice, atMs)
  if ('refused' in priced) {
    throw new Failure(`the catalog has no price for ${order.orderMinor} with ${choice.planId}: ${priced.refused}`)
  }
  return priced
}

/** A plan as the contract writes it, from a price. */
export function toPricedPlan(planId: string, { schedule, totals, aprs }: PricedOffer): PricedPlan {
  const [apr] = aprs
  if (!apr) throw new Failure(`plan ${planId} has no annual rate`)
  const { chargeAtDrawdownMinor, interestMinor, totalMinor } = totals
  return {
    planId,
    periods: schedule.length,
    schedule: schedule.map(({ month, ...payment }): Installment => payment),
    ...(chargeAtDrawdownMinor > 0 && { chargeAtDrawdownMinor }),
    ...{ interestMinor, totalMinor, apr },
  }
}

/**
 * Throws unless a plan is the one that `price` gives for the instant before or after the answer: around midnight, or when
 * a window opens, both are right.
 */
export async function demandPrice(
  kit: Kit,
  found: unknown,
  price: (atMs: number) => Promise<unknown>,
  { what, answer, beforeMs }: { what: string; answer: Answer; beforeMs: number },
): Promise<void> {
  if (!isDeepStrictEqual(found, await price(beforeMs)))
    demandEqual(found, await price(await bankNowMs(kit)), what, answer)
}
