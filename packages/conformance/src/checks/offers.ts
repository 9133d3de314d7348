import { type Catalog, type Offers, type OrderRequest, offers, type PlanRule } from '@offerdock/sdk/contract'
import { readCatalog } from '../bank/catalog.ts'
import { bankNowMs } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import { amountFor, approvedViewer, askOffers, makeOrder, orderFor, readOffers } from '../bank/orders.ts'
import { demandPrice, priceByCatalog, toPricedPlan } from '../bank/pricing.ts'
import { openSession } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import type { Group } from '../requirement.ts'

export const offerChecks: Group = {
  name: 'Offers',
  requirements: [
    {
      id: 'OFR-01',
      title: 'Before sign-in the offers are the standard terms: every plan as the catalog prices it, to the last digit',
      check: async (kit) => checkStandardTerms(kit, await openSession(kit)),
    },
    {
      id: 'OFR-02',
      title: 'They stand by total cost and then by term, none of them preselected',
      async check(kit) {
        const { categories } = await readCatalog(kit)
        for (const category of categories) {
          const { plans } = await readOffers(kit, await openSession(kit), await makeOrder(kit, { category }))
          const order = plans.map(({ totalMinor, periods }) => [totalMinor, periods])
          const sorted = order.toSorted(([a = 0, b = 0], [c = 0, d = 0]) => a - c || b - d)
          demandEqual(order, sorted, `total and term of the plans for ${category}`)
        }
      },
    },
    {
      id: 'OFR-03',
      title: 'A viewer who has not consented to personal terms gets the standard ones, and the same request the same',
      async check(kit) {
        const token = await approvedViewer(kit)
        const order = await makeOrder(kit)
        const first = await readOffers(kit, token, order)
        demand(first.terms !== 'personal' && first.personal === undefined, 'the terms are personal without a consent')
        demandEqual((await readOffers(kit, token, order)).plans, first.plans, 'plans of the same request')
        return checkStandardTerms(kit, token)
      },
    },
    {
      id: 'OFR-04',
      title: 'An order outside the limits is below-minimum or above-maximum, with the limit',
      check: checkLimits,
    },
    {
      id: 'OFR-05',
      title: 'Goods of a category that the offer does not have, or of none, are blocked-category',
      async check(kit) {
        const token = await openSession(kit)
        const { categories } = await readCatalog(kit)
        const foreign = ['0000', '7995', '9999'].find((category) => !categories.includes(category)) ?? null
        for (const category of [foreign, null]) {
          expectProblem(
            await askOffers(kit, token, await makeOrder(kit, { category })),
            'blocked-category',
            'market-refused',
          )
        }
      },
    },
    {
      id: 'OFR-06',
      title: 'Another currency is unsupported; no token is unauthorized',
      async check(kit) {
        const order = await makeOrder(kit)
        const currency = order.currency === 'ISK' ? 'CLP' : 'ISK'
        expectProblem(await askOffers(kit, await openSession(kit), { ...order, currency }), 'unsupported')
        expectProblem(await askOffers(kit, undefined, order), 'unauthorized')
      },
    },
    {
      id: 'OFR-07',
      title: 'A campaign that is not the client’s brings nothing and is no mistake',
      async check(kit) {
        const token = await openSession(kit)
        const order = await makeOrder(kit)
        const plain = await readOffers(kit, token, order)
        const named = await readOffers(kit, token, { ...order, campaign: 'no-such-campaign', room: 'no-such-room' })
        demandEqual(named.plans, plain.plans, 'plans with a campaign that is none')
      },
    },
  ],
}

/** Amounts at which an error of rounding, a threshold or a limit would show. */
const amountsOf = (catalog: Catalog, plan: PlanRule): number[] => {
  const least = Math.max(catalog.minimumMinor, plan.minimumMinor ?? 0)
  const most = Math.min(catalog.maximumMinor, plan.maximumMinor ?? catalog.maximumMinor)
  const threshold = 'waiver' in plan && plan.waiver ? [plan.waiver.thresholdMinor - 1, plan.waiver.thresholdMinor] : []
  const all = [least, least + 1, amountFor(catalog, plan), Math.floor((least + most) / 2) - 1, most, ...threshold]
  return [...new Set(all)].filter((amount) => amount >= least && amount <= most)
}

async function checkStandardTerms(kit: Kit, token: string): Promise<string> {
  const catalog = await readCatalog(kit)
  const seen = new Set<string>()
  const requests = new Map<string, OrderRequest>()
  for (const plan of catalog.plans) {
    for (const orderMinor of amountsOf(catalog, plan)) {
      const order = orderFor(catalog, plan, { orderMinor })
      requests.set(`${order.category} ${orderMinor}`, order)
    }
  }
  let compared = 0
  for (const order of requests.values()) {
    const beforeMs = await bankNowMs(kit)
    const answer = await askOffers(kit, token, order)
    const offered = expectBody(answer, offers)
    demandEqual(
      [offered.orderRef, offered.orderMinor, offered.currency],
      [order.orderRef, order.orderMinor, order.currency],
      'order of the offers',
      answer,
    )
    for (const plan of offered.plans) {
      seen.add(plan.planId)
      if (plan.refused === null) compared += await comparePlan(kit, catalog, { order, plan, answer, beforeMs })
    }
  }
  const missing = catalog.plans.filter(({ planId }) => !seen.has(planId)).map(({ planId }) => planId)
  demand(missing.length === 0, `plans of the catalog that no order was offered: ${missing.join(', ')}`)
  return `${compared} prices`
}

interface Compared {
  order: OrderRequest
  plan: Offers['plans'][number]
  answer: Answer
  beforeMs: number
}

async function comparePlan(kit: Kit, catalog: Catalog, { order, plan, answer, beforeMs }: Compared): Promise<number> {
  const { planId } = plan
  const { refused: _, rule: __, ...figures } = plan
  demand(
    catalog.plans.some((candidate) => candidate.planId === planId),
    `plan ${planId} is not one of the catalog`,
    answer,
  )
  const price = async (atMs: number) =>
    toPricedPlan(planId, await priceByCatalog(kit, catalog, { order, choice: { planId }, atMs }))
  await demandPrice(kit, figures, price, { what: `plan ${planId} of ${order.orderMinor}`, answer, beforeMs })
  return 1
}

async function checkLimits(kit: Kit) {
  const token = await openSession(kit)
  const { minimumMinor, maximumMinor } = await readCatalog(kit)
  if (minimumMinor > 0) {
    const answer = await askOffers(kit, token, await makeOrder(kit, { orderMinor: minimumMinor - 1 }))
    demandEqual(expectProblem(answer, 'below-minimum').minimumMinor, minimumMinor, 'minimumMinor', answer)
  }
  const answer = await askOffers(kit, token, await makeOrder(kit, { orderMinor: maximumMinor + 1 }))
  demandEqual(expectProblem(answer, 'above-maximum').maximumMinor, maximumMinor, 'maximumMinor', answer)
  await readOffers(kit, token, await makeOrder(kit, { orderMinor: minimumMinor }))
}
