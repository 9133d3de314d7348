import { quote } from '@offerdock/sdk/contract'
import { type Deal, makeDeal } from '../bank/agree.ts'
import { makeBriefDeal } from '../bank/briefDeal.ts'
import { bankNowMs, waitMs, waitUntil } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import {
  abandon,
  act,
  approvedViewer,
  askConfirm,
  askQuote,
  askRefund,
  makeOrder,
  readAgreement,
  readQuote,
} from '../bank/orders.ts'
import { uuidV7 } from '../bank/uuidV7.ts'
import { personas, viewerOf } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectHeader, expectProblem } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import type { Group } from '../requirement.ts'
import { campaignOrder, campaignPlan } from './givenBack.ts'
import { makeCaptured } from './refunds.ts'

/** So many requests meet in a race; each race is run so often. */
const racers = 6
const rounds = 3

export const raceChecks: Group = {
  name: 'Races',
  requirements: [
    {
      id: 'RAC-01',
      title: 'Of confirms with one key at once, each gets the one answer or in-flight, and there is one agreement',
      check: (kit) => inRounds(() => raceOneKey(kit)),
    },
    {
      id: 'RAC-02',
      title: 'Of confirms of one quote with several keys, one wins; of one order by two viewers, too',
      check: (kit) => inRounds(() => raceOneOrder(kit)),
    },
    {
      id: 'RAC-03',
      title: 'Of an abandon and a capture one wins, and the state is the winner’s',
      check: (kit) => inRounds(() => raceEnds(kit, ({ token, agreementId }) => abandon(kit, token, agreementId))),
    },
    {
      id: 'RAC-04',
      title: 'Of a capture and a release one wins, and the state is the winner’s',
      check: (kit) => inRounds(() => raceEnds(kit, ({ agreementId }) => act(kit, agreementId, 'release'))),
    },
    {
      id: 'RAC-05',
      needs: 'second-client',
      waits: true,
      title:
        'Of captures around the end of the time the first decides: what is captured stays so, and so does what is expired',
      check: raceExpiry,
    },
    {
      id: 'RAC-06',
      title: 'Refunds at once give back no more than the order, each key once',
      check: (kit) => inRounds(() => raceRefunds(kit)),
    },
    {
      id: 'RAC-07',
      needs: 'second-client',
      waits: true,
      title: 'Of quotes for the last piece of a campaign one gets it',
      check: (kit) => kit.alone('campaign', () => raceLastPiece(kit)),
    },
  ],
}

async function inRounds(race: () => Promise<void>): Promise<string> {
  for (let round = 0; round < rounds; round++) await race()
  return `${rounds} times`
}

const times = <T>(count: number, make: (n: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, n) => make(n)))

async function raceOneKey(kit: Kit) {
  const token = await approvedViewer(kit)
  const asked = await readQuote(kit, token, await makeOrder(kit))
  const key = uuidV7()
  const answers = await times(racers, () => askConfirm(kit, token, asked, { key }))
  const won = answers.filter(({ status }) => status === 200)
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    expectProblem(answer, 'in-flight')
    expectHeader(answer, 'Retry-After', '')
  }
  demand(won.length > 0, 'no request got an answer', answers[0])
  const last = await askConfirm(kit, token, asked, { key })
  for (const answer of won) demandEqual(answer.text, last.text, 'answer of one of them', answer)
}

async function raceOneOrder(kit: Kit) {
  const token = await approvedViewer(kit)
  const order = await makeOrder(kit)
  const asked = await readQuote(kit, token, order)
  const other = await viewerOf(kit, personas.second)
  const rival = expectBody(await askQuote(kit, other, order), quote, [200, 201])
  const answers = await Promise.all([
    ...Array.from({ length: racers / 2 }, () => askConfirm(kit, token, asked, { key: uuidV7() })),
    ...Array.from({ length: racers / 2 }, () => askConfirm(kit, other, rival, { key: uuidV7() })),
  ])
  demandOneWinner(answers, ['order-taken', 'expired'])
}

function demandOneWinner(answers: readonly Answer[], codes: Parameters<typeof expectProblem>[1][]) {
  const won = answers.filter(({ status }) => status === 200)
  demandEqual(won.length, 1, 'how many won', won[1] ?? answers[0])
  for (const answer of answers) if (answer.status !== 200) expectProblem(answer, ...codes)
}

async function raceEnds(kit: Kit, end: (deal: Deal) => Promise<Answer>) {
  const deal = await makeDeal(kit)
  const [capture, ending] = await Promise.all([act(kit, deal.agreementId, 'capture'), end(deal)])
  demandOneWinner([capture, ending], ['wrong-state'])
  const { status } = await readAgreement(kit, deal.agreementId)
  demandEqual(status, capture.status === 200 ? 'captured' : 'released', 'status after the race', capture)
}

async function raceExpiry(kit: Kit) {
  const token = kit.options.secondSecretKey
  const { agreementId, confirmed } = await makeBriefDeal(kit)
  const endMs = Date.parse(confirmed.agreement.captureBefore)
  await waitMs(endMs - (await bankNowMs(kit)) - 60)
  const answers = await times(racers, async (n) => {
    await waitMs(n * 25)
    return act(kit, agreementId, 'capture', { token })
  })
  await waitUntil(kit, confirmed.agreement.captureBefore)
  const { status } = await readAgreement(kit, agreementId, token)
  const isWon = answers.some((answer) => answer.status === 200)
  demandEqual(status, isWon ? 'captured' : 'expired', 'status after the race', answers[0])
  for (const answer of answers) if (answer.status !== 200) expectProblem(answer, 'expired', 'in-flight')
  const last = await act(kit, agreementId, 'capture', { token })
  demandEqual(last.status, isWon ? 200 : 410, 'status of a capture after the race', last)
  return status
}

async function raceRefunds(kit: Kit) {
  const { agreementId, order } = await makeCaptured(kit)
  const part = Math.floor(order.orderMinor / 3) - 1
  const answers = await times(racers, (n) => askRefund(kit, agreementId, part, `race-${agreementId}-${n % 5}`))
  for (const answer of answers) if (answer.status !== 200) expectProblem(answer, 'above-maximum', 'in-flight')
  const { refundedMinor } = await readAgreement(kit, agreementId)
  const done = new Set(answers.filter(({ status }) => status === 200).map(({ text }) => text))
  demandEqual(refundedMinor, done.size * part, `refundedMinor after ${done.size} different answers`, answers[0])
  demand(refundedMinor <= order.orderMinor, `${refundedMinor} of ${order.orderMinor} was refunded`, answers[0])
}

async function raceLastPiece(kit: Kit) {
  const { secondClient, secondSecretKey: token } = kit.options
  const viewers = [
    await viewerOf(kit, personas.approved, secondClient),
    await viewerOf(kit, personas.second, secondClient),
  ]
  const [first = ''] = viewers
  const planId = await campaignPlan(kit, first)
  const orders = await times(racers, () => campaignOrder(kit))
  const answers = await times(racers, (n) => askQuote(kit, viewers[n % 2] ?? first, orders[n], { planId }))
  demandOneWinner(answers, ['sold-out', 'no-offer', 'in-flight'])
  const winner = answers.findIndex(({ status }) => status === 200)
  const viewer = viewers[winner % 2] ?? first
  const held = expectBody(answers[winner] as Answer, quote, 200)
  const confirmed = await askConfirm(kit, viewer, held, { key: uuidV7() })
  const { agreement } = confirmed.json as { agreement?: { agreementId: string } }
  demandEqual(confirmed.status, 200, 'status of the confirm', confirmed)
  await act(kit, agreement?.agreementId ?? '', 'release', { token })
}
