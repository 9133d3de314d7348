import { createHash } from 'node:crypto'
import { type Catalog, type OrderRequest, type Quote, quote } from '@offerdock/sdk/contract'
import { readCatalog } from '../bank/catalog.ts'
import { bankNowMs } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import { approvedViewer, askQuote, type Chosen, makeOrder, orderFor, readQuote } from '../bank/orders.ts'
import { demandPrice, priceByCatalog, toPricedPlan } from '../bank/pricing.ts'
import { readPoints } from '../bank/readPoints.ts'
import { openSession } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import { Lacking } from '../http/failure.ts'
import type { Group } from '../requirement.ts'

export const quoteChecks: Group = {
  name: 'Quotes',
  requirements: [
    {
      id: 'QUO-01',
      title: 'The quote of every plan is what pricing says: schedule, days, interest, total, annual rate',
      async check(kit) {
        const catalog = await readCatalog(kit)
        const token = await approvedViewer(kit)
        for (const plan of catalog.plans) {
          await checkQuote(kit, token, catalog, { order: orderFor(catalog, plan), chosen: { planId: plan.planId } })
        }
        return `${catalog.plans.length} plans`
      },
    },
    {
      id: 'QUO-02',
      title: 'To pay in full has no plan, nothing financed, and costs what the order costs',
      async check(kit) {
        const order = await makeOrder(kit)
        const { plan, financedMinor, totalMinor, pointsMinor } = await readQuote(kit, await approvedViewer(kit), order)
        demandEqual([plan, financedMinor, totalMinor, pointsMinor], [null, 0, order.orderMinor, 0], 'plan and amounts')
      },
    },
    {
      id: 'QUO-03',
      title: 'A coupon takes off what pricing says; one that is none, or that the order is too small for, is refused',
      check: checkCoupon,
    },
    {
      id: 'QUO-04',
      title: 'Points pay what pricing says, in whole steps and within the limits; too few are refused',
      needs: 'points',
      check: (kit) => kit.alone('points', () => checkPoints(kit)),
    },
    {
      id: 'QUO-05',
      title: 'The text names the order, every language has its own, and disclosureHash is its SHA-256',
      check: checkDisclosure,
    },
    {
      id: 'QUO-06',
      title: 'A quote ends after its reading time, and not before it could be read',
      async check(kit) {
        const [first] = (await readCatalog(kit)).plans
        const asked = await quoteOf(kit, first ? { planId: first.planId } : {})
        const openMs = Date.parse(asked.expiresAt) - (await bankNowMs(kit))
        demand(openMs > asked.readingMs, `it is open for ${openMs} ms and to be read for ${asked.readingMs} ms`)
        demandEqual((await quoteOf(kit, {})).readingMs, 0, 'readingMs without a plan')
        return `${asked.readingMs} ms to read`
      },
    },
    {
      id: 'QUO-07',
      title: 'Nobody gets a quote before sign-in',
      async check(kit) {
        const order = await makeOrder(kit)
        expectProblem(await askQuote(kit, undefined, order), 'unauthorized')
        expectProblem(await askQuote(kit, await openSession(kit), order), 'unauthorized')
      },
    },
    {
      id: 'QUO-08',
      title: 'What is not offered has no quote: an unknown plan, an amount, a category or a currency outside the terms',
      check: checkRefusals,
    },
  ],
}

const quoteOf = async (kit: Kit, chosen: Chosen) =>
  readQuote(kit, await approvedViewer(kit), await makeOrder(kit), chosen)

interface Asked {
  order: OrderRequest
  chosen: Chosen
  balance?: number
}

/** Asks for a quote and compares every figure of it. */
async function checkQuote(
  kit: Kit,
  token: string,
  catalog: Catalog,
  { order, chosen, balance = 0 }: Asked,
): Promise<Quote> {
  const beforeMs = await bankNowMs(kit)
  const answer = await askQuote(kit, token, order, chosen)
  const found = expectBody(answer, quote, [200, 201])
  const { planId = null, couponId = null, points } = chosen
  const lots = [{ points: balance, expires: '9999-12-31' }]
  const choice = { planId, couponId, ...(points !== undefined && { points }) }
  const price = async (atMs: number) => {
    const priced = await priceByCatalog(kit, catalog, { order: { ...order, lots }, choice, atMs })
    const { couponMinor, pointsMinor, financedMinor, totalMinor } = priced.totals
    return {
      ...{ orderMinor: order.orderMinor, couponMinor, pointsMinor, financedMinor, totalMinor },
      pointsUsed: priced.points?.pointsUsed ?? 0,
      plan: planId === null ? null : toPricedPlan(planId, priced),
    }
  }
  const { orderMinor, couponMinor = 0, pointsMinor, financedMinor, totalMinor, pointsUsed = 0, plan } = found
  const figures = { orderMinor, couponMinor, pointsMinor, financedMinor, totalMinor, pointsUsed, plan }
  await demandPrice(kit, figures, price, { what: `quote of ${order.orderMinor} with ${planId}`, answer, beforeMs })
  demandEqual([found.orderRef, found.currency], [order.orderRef, order.currency], 'order of the quote', answer)
  return found
}

async function checkCoupon(kit: Kit) {
  const catalog = await readCatalog(kit)
  const token = await approvedViewer(kit)
  const unknown = await askQuote(kit, token, await makeOrder(kit), { couponId: 'no-such-coupon' })
  expectProblem(unknown, 'no-offer')
  for (const { couponId, thresholdMinor } of catalog.coupons ?? []) {
    const orderMinor = Math.min(catalog.maximumMinor, Math.max(thresholdMinor, catalog.minimumMinor) + 1)
    const order = await makeOrder(kit, { orderMinor })
    const planId = catalog.plans.find((plan) => plan.categories === undefined)?.planId ?? null
    for (const chosen of [{ couponId }, { couponId, planId }]) await checkQuote(kit, token, catalog, { order, chosen })
    if (thresholdMinor <= catalog.minimumMinor) continue
    const small = await makeOrder(kit, { orderMinor: thresholdMinor - 1 })
    expectProblem(await askQuote(kit, token, small, { couponId }), 'below-minimum')
  }
  return `${catalog.coupons?.length ?? 0} coupons`
}

async function checkPoints(kit: Kit) {
  const catalog = await readCatalog(kit)
  const { points: rule } = catalog
  if (!rule) throw new Lacking('the catalog has no points')
  const token = await approvedViewer(kit)
  const order = await makeOrder(kit)
  const { balance } = await readPoints(kit, token, order)
  const planId = catalog.plans.find((plan) => plan.categories === undefined)?.planId ?? null
  const { minPoints, stepPoints } = rule
  for (const points of [minPoints, minPoints + stepPoints + 1, 1_000_000_000]) {
    // A new quote for the same order gives back what the older one holds.
    for (const chosen of [{ points }, { points, planId }]) {
      await checkQuote(kit, token, catalog, { order, chosen, balance })
    }
  }
  const few = await askQuote(kit, token, order, { points: minPoints - 1 })
  if (minPoints > 1) expectProblem(few, 'below-minimum')
  await readQuote(kit, token, order) // gives back what is held
  demandEqual((await readPoints(kit, token, order)).balance, balance, 'balance after a quote without points')
}

async function checkDisclosure(kit: Kit) {
  const catalog = await readCatalog(kit)
  const token = await approvedViewer(kit)
  const order = await makeOrder(kit)
  const texts = new Set<string>()
  const locales = Object.keys(catalog.bankName)
  for (const locale of locales) {
    const { disclosure, disclosureHash } = await readQuote(
      kit,
      token,
      { ...order, locale },
      {
        planId: catalog.plans.find((plan) => plan.categories === undefined)?.planId ?? null,
      },
    )
    demandEqual(disclosureHash, createHash('sha256').update(disclosure).digest('hex'), `disclosureHash in ${locale}`)
    demand(disclosure.includes(order.orderRef), `the disclosure in ${locale} does not name the order`)
    texts.add(disclosure)
  }
  demandEqual(texts.size, locales.length, `different texts for ${locales.join(', ')}`)
}

async function checkRefusals(kit: Kit) {
  const token = await approvedViewer(kit)
  const { minimumMinor, maximumMinor } = await readCatalog(kit)
  const ask = async (changes: Partial<OrderRequest>, chosen: Chosen = {}) =>
    askQuote(kit, token, await makeOrder(kit, changes), chosen)
  expectProblem(await ask({}, { planId: 'no-such-plan' }), 'no-offer')
  expectProblem(await ask({ orderMinor: maximumMinor + 1 }), 'above-maximum')
  if (minimumMinor > 0) expectProblem(await ask({ orderMinor: minimumMinor - 1 }), 'below-minimum')
  expectProblem(await ask({ category: null }), 'blocked-category', 'market-refused')
  expectProblem(await ask({ currency: kit.options.currency === 'ISK' ? 'CLP' : 'ISK' }), 'unsupported')
}
