import { type Catalog, type RefundAnswer, refundAnswer } from '@offerdock/sdk/contract'
import {
  dayIn,
  type PointsLot,
  type Purchase,
  pricePlan,
  type RefundTerms,
  refundOrder,
  startPlan,
  termsAt,
} from '@offerdock/sdk/pricing'
import { type Deal, makeDeal } from '../bank/agree.ts'
import { readCatalog } from '../bank/catalog.ts'
import type { Kit } from '../bank/kit.ts'
import { act, askRefund, readAgreement } from '../bank/orders.ts'
import { priceByCatalog, readTimeZone } from '../bank/pricing.ts'
import { uuidV7 } from '../bank/uuidV7.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import { Failure, Lacking } from '../http/failure.ts'
import type { Group } from '../requirement.ts'

export const refundChecks: Group = {
  name: 'Refunds',
  requirements: [
    {
      id: 'RFD-01',
      title:
        'A refund without an Idempotency-Key is refused, and so is one of nothing, of less or of half a minor unit',
      async check(kit) {
        const { agreementId } = await makeCaptured(kit)
        expectProblem(await askRefund(kit, agreementId, 100, null), 'idempotency-key-missing')
        for (const refundMinor of [0, -1, 0.5, '100', null]) {
          expectProblem(await askRefund(kit, agreementId, refundMinor, uuidV7()), 'bad-request')
        }
        demandEqual((await readAgreement(kit, agreementId)).refundedMinor, 0, 'refundedMinor')
      },
    },
    {
      id: 'RFD-02',
      waits: true,
      title: 'Parts of an order by instalments come back as pricing says: principal, charges, the new dated schedule',
      check: checkPlanRefunds,
    },
    {
      id: 'RFD-03',
      title: 'Of an order paid in full the money comes back, in parts and then the whole rest',
      async check(kit) {
        const { agreementId, order } = await makeCaptured(kit)
        const part = Math.floor(order.orderMinor / 3)
        const parts = [part, 1, order.orderMinor - part - 1]
        let refundedMinor = 0
        for (const refundMinor of parts) {
          const { agreement, refund } = await readRefund(kit, agreementId, refundMinor)
          refundedMinor += refundMinor
          demandEqual([agreement.status, agreement.refundedMinor], ['refunded', refundedMinor], 'status and sum')
          demandEqual(
            [refund.principalMinor, refund.cashBackMinor, refund.plan],
            [refundMinor, refundMinor, null],
            'refund',
          )
        }
      },
    },
    {
      id: 'RFD-04',
      title: 'More than is left is above-maximum, and says what is left',
      async check(kit) {
        const { agreementId, order } = await makeCaptured(kit)
        await readRefund(kit, agreementId, 1000)
        const leftMinor = order.orderMinor - 1000
        const answer = await askRefund(kit, agreementId, leftMinor + 1, uuidV7())
        demandEqual(expectProblem(answer, 'above-maximum').maximumMinor, leftMinor, 'maximumMinor', answer)
        await readRefund(kit, agreementId, leftMinor)
        expectProblem(await askRefund(kit, agreementId, 1, uuidV7()), 'above-maximum')
      },
    },
    {
      id: 'RFD-05',
      title:
        'The same refund with the same key is one refund and the same bytes; another amount is idempotency-mismatch',
      async check(kit) {
        const { agreementId } = await makeCaptured(kit)
        const key = uuidV7()
        const answer = await askRefund(kit, agreementId, 1000, key)
        const again = await askRefund(kit, agreementId, 1000, key)
        demandEqual([again.status, again.text], [answer.status, answer.text], 'answer of a repeat', again)
        expectProblem(await askRefund(kit, agreementId, 999, key), 'idempotency-mismatch')
        demandEqual((await readAgreement(kit, agreementId)).refundedMinor, 1000, 'refundedMinor')
      },
    },
    {
      id: 'RFD-06',
      title: 'What was not captured cannot be refunded: wrong-state',
      async check(kit) {
        const { agreementId } = await makeDeal(kit)
        expectProblem(await askRefund(kit, agreementId, 1000, uuidV7()), 'wrong-state')
        await act(kit, agreementId, 'release')
        expectProblem(await askRefund(kit, agreementId, 1000, uuidV7()), 'wrong-state')
      },
    },
  ],
}

export async function makeCaptured(kit: Kit, wishes: Parameters<typeof makeDeal>[1] = {}): Promise<Deal> {
  const deal = await makeDeal(kit, wishes)
  const answer = await act(kit, deal.agreementId, 'capture')
  demandEqual(answer.status, 200, 'status of the capture', answer)
  return deal
}

export const readRefund = async (kit: Kit, agreementId: string, refundMinor: number): Promise<RefundAnswer> =>
  expectBody(await askRefund(kit, agreementId, refundMinor, uuidV7()), refundAnswer)

async function checkPlanRefunds(kit: Kit) {
  const catalog = await readCatalog(kit)
  const plan = catalog.plans.findLast(({ categories }) => categories === undefined)
  if (!plan) throw new Lacking('no plan of the catalog is for every category')
  const deal = await makeCaptured(kit, { planId: plan.planId })
  let purchase = await toPurchase(kit, catalog, deal)
  const { orderMinor } = deal.order
  const third = Math.floor(orderMinor / 3)
  for (const refundMinor of [third, 7, orderMinor - third - 7]) {
    const { refund } = await readRefund(kit, deal.agreementId, refundMinor)
    const on = dayIn(await readTimeZone(kit), Date.parse(refund.refundedAt)) ?? ''
    const priced = refundOrder(refundTermsOf(catalog), purchase, { refundMinor, on })
    if ('refused' in priced) throw new Failure(`pricing refuses a refund of ${refundMinor}: ${priced.refused}`)
    const { couponMinor, pointsMinor, principalMinor, cashBackMinor } = priced
    demandEqual(
      [refund.refundMinor, refund.couponMinor, refund.pointsMinor, refund.principalMinor, refund.cashBackMinor],
      [refundMinor, couponMinor, pointsMinor, principalMinor, cashBackMinor],
      `parts of a refund of ${refundMinor}`,
    )
    const schedule = (priced.after.plan?.payments ?? []).map(({ month, ...payment }) => payment)
    const { owedPrincipalMinor, owedMinor } = priced.plan ?? {}
    demandEqual(refund.plan, { owedPrincipalMinor, owedMinor, schedule }, `plan after a refund of ${refundMinor}`)
    purchase = priced.after
  }
  demand(purchase.refundedMinor === orderMinor, 'not the whole order was refunded')
}

/** The purchase as pricing knows it, on the day of its confirm: nothing of it has been paid yet. */
async function toPurchase(kit: Kit, catalog: Catalog, { order, quote, confirmed }: Deal): Promise<Purchase> {
  const { plan: priced, couponMinor = 0, pointsMinor } = quote
  const rule = catalog.plans.find(({ planId }) => planId === priced?.planId)
  if (!rule || !priced) throw new Failure('the quote has no plan of the catalog')
  const atMs = Date.parse(confirmed.agreement.confirmedAt)
  const { startOn } = await priceByCatalog(kit, catalog, { order, choice: { planId: rule.planId }, atMs })
  const terms = termsAt(rule, atMs)
  const schedule = pricePlan(terms, quote.financedMinor, { grossMinor: order.orderMinor })
  const lotsDrawn: PointsLot[] = []
  const plan = startPlan(terms, schedule, startOn, order.orderMinor)
  const amounts = { orderMinor: order.orderMinor, couponMinor, pointsMinor }
  return { ...amounts, lotsDrawn, earnedPoints: 0, refundedMinor: 0, plan }
}

/** Where the catalog declares none, the rule of the documentation. */
const refundTermsOf = ({ refund }: Catalog): RefundTerms =>
  refund ?? {
    ...{ coupon: 'PRO_RATA', points: 'PRO_RATA', pointsBack: 'REINSTATED', lotOrder: 'EARLIEST_EXPIRY_FIRST' },
    ...{ minExpiryDays: 30, charges: 'GIVEN_BACK' },
  }
