import { quote } from '@offerdock/sdk/contract'
import { makeDeal } from '../bank/agree.ts'
import { makeBriefDeal } from '../bank/briefDeal.ts'
import { readCatalog, readSecondCatalog } from '../bank/catalog.ts'
import { waitMs, waitUntil } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import {
  abandon,
  act,
  approvedViewer,
  askQuote,
  makeOrder,
  makeSecondOrder,
  readOffers,
  readQuote,
} from '../bank/orders.ts'
import { readPoints } from '../bank/readPoints.ts'
import { personas, viewerOf } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import { Failure, Lacking } from '../http/failure.ts'
import type { Group } from '../requirement.ts'
import { makeCaptured, readRefund } from './refunds.ts'

const soonMs = 10_000

export const givenBackChecks: Group = {
  name: 'What is scarce',
  requirements: [
    {
      id: 'GIV-01',
      needs: ['second-client', 'points'],
      waits: true,
      title: 'The points of a quote or an agreement whose time has ended are the viewer’s again',
      check: (kit) => kit.alone('points', () => checkEndedPoints(kit)),
    },
    {
      id: 'GIV-02',
      needs: 'points',
      title: 'The points of an agreement that is released or abandoned are the viewer’s again',
      check: (kit) => kit.alone('points', () => checkReleasedPoints(kit)),
    },
    {
      id: 'GIV-03',
      needs: 'points',
      title: 'Refunds in parts give back the value of all points by the bank’s rule, and the points with it',
      check: (kit) => kit.alone('points', () => checkRefundedPoints(kit)),
    },
    {
      id: 'GIV-04',
      needs: 'second-client',
      waits: true,
      title:
        'The last piece of a campaign is one viewer’s; the next is sold-out until it is given back by release or by time',
      check: (kit) => kit.alone('campaign', () => checkLastPiece(kit)),
    },
  ],
}

async function checkReleasedPoints(kit: Kit) {
  const token = await approvedViewer(kit)
  const points = (await leastPoints(kit)) * 2
  const balanceNow = async () => (await readPoints(kit, token, await makeOrder(kit))).balance
  const before = await balanceNow()
  for (const end of ['release', 'abandon']) {
    const { agreementId, quote: asked } = await makeDeal(kit, { points })
    demandEqual(await balanceNow(), before - (asked.pointsUsed ?? 0), 'balance while the agreement is reserved')
    const answer = end === 'release' ? await act(kit, agreementId, 'release') : await abandon(kit, token, agreementId)
    demandEqual(answer.status, 200, `status of the ${end}`, answer)
    demandEqual(await balanceNow(), before, `balance after the ${end}`)
  }
}

async function checkEndedPoints(kit: Kit) {
  if (!(await readSecondCatalog(kit)).points) throw new Lacking('the catalog of the second client has no points')
  const token = await viewerOf(kit, personas.approved, kit.options.secondClient)
  const points = await leastPoints(kit)
  const balanceNow = async () => (await readPoints(kit, token, await makeSecondOrder(kit))).balance
  const before = await balanceNow()
  const lapsing = await readQuote(kit, token, await makeSecondOrder(kit), { points })
  const { waitForEnd } = await makeBriefDeal(kit, { points })
  demandEqual(await balanceNow(), before - 2 * (lapsing.pointsUsed ?? 0), 'balance while both hold points')
  await waitForEnd()
  await waitUntil(kit, lapsing.expiresAt)
  // A bank may tidy up behind the end, but not for long.
  const endedMs = Date.now()
  while ((await balanceNow()) !== before && Date.now() - endedMs < soonMs) await waitMs(250)
  demandEqual(await balanceNow(), before, `balance ${soonMs / 1000} s after the end of both`)
}

async function checkRefundedPoints(kit: Kit) {
  const { refund: rule } = await readCatalog(kit)
  const token = await approvedViewer(kit)
  const balanceNow = async () => (await readPoints(kit, token, await makeOrder(kit))).balance
  const before = await balanceNow()
  const { agreementId, order, quote: asked } = await makeCaptured(kit, { points: await leastPoints(kit) })
  const half = Math.floor(order.orderMinor / 2)
  const parts = [half, order.orderMinor - half]
  let pointsMinor = 0
  for (const part of parts) pointsMinor += (await readRefund(kit, agreementId, part)).refund.pointsMinor
  demandEqual(pointsMinor, asked.pointsMinor, 'value of the points in all refunds')
  const lost = rule?.pointsBack === 'LOST' ? (asked.pointsUsed ?? 0) : 0
  demandEqual(await balanceNow(), before - lost, 'balance after the refunds')
}

async function checkLastPiece(kit: Kit) {
  const { secondClient } = kit.options
  const [first, second] = [
    await viewerOf(kit, personas.approved, secondClient),
    await viewerOf(kit, personas.second, secondClient),
  ]
  const planId = await campaignPlan(kit, first)
  const take = async (token: string) => askQuote(kit, token, await campaignOrder(kit), { planId })
  const held = expectBody(await take(first), quote, [200, 201])
  expectProblem(await take(second), 'sold-out', 'no-offer')
  await waitUntil(kit, held.expiresAt)
  const deal = await makeDeal(kit, { token: second, order: await campaignOrder(kit), planId })
  expectProblem(await take(first), 'sold-out', 'no-offer')
  const released = await act(kit, deal.agreementId, 'release', { token: kit.options.secondSecretKey })
  demandEqual(released.status, 200, 'status of the release', released)
  const again = await makeDeal(kit, { token: first, order: await campaignOrder(kit), planId })
  await act(kit, again.agreementId, 'release', { token: kit.options.secondSecretKey })
}

export const campaignOrder = (kit: Kit) =>
  makeSecondOrder(kit, { campaign: kit.options.campaign, room: kit.options.room, tags: [] })

/** The plan that the campaign brings, beside those of the catalog. */
export async function campaignPlan(kit: Kit, token: string): Promise<string> {
  const known = (await readSecondCatalog(kit)).plans.map(({ planId }) => planId)
  const { plans } = await readOffers(kit, token, await campaignOrder(kit))
  const brought = plans.find(({ planId, refused }) => !known.includes(planId) && refused === null)
  if (!brought) throw new Failure(`campaign ${kit.options.campaign} of ${kit.options.secondClient} brings no plan`)
  return brought.planId
}

async function leastPoints(kit: Kit): Promise<number> {
  const { points } = await readCatalog(kit)
  if (!points) throw new Lacking('the catalog has no points')
  demand(points.minPoints > 0, 'the smallest count of points is none')
  return points.minPoints
}
