import { type Confirmation, confirmation, quote } from '@offerdock/sdk/contract'
import { makeDeal } from '../bank/agree.ts'
import { readCatalog } from '../bank/catalog.ts'
import { waitUntil } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import {
  act,
  approvedViewer,
  askConfirm,
  askQuote,
  expectConfirmed,
  makeOrder,
  makeSecondOrder,
  readAgreement,
  readQuote,
  waitToRead,
} from '../bank/orders.ts'
import { uuidV7 } from '../bank/uuidV7.ts'
import { personas, readState, signViewerIn, viewerOf } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import type { Group } from '../requirement.ts'
import { visitPage } from '../signIn/signViewerIn.ts'

export const confirmChecks: Group = {
  name: 'Confirm',
  requirements: [
    {
      id: 'CNF-01',
      title: 'The quote of an expired time cannot be confirmed: expired',
      needs: 'second-client',
      waits: true,
      check: checkExpired,
    },
    {
      id: 'CNF-02',
      title: 'Without an Idempotency-Key, or with one that is no UUID version 7, nothing is confirmed',
      async check(kit) {
        const token = await approvedViewer(kit)
        const asked = await readQuote(kit, token, await makeOrder(kit))
        for (const key of [
          null,
          'return-1',
          '0198c0de-0000-4000-8000-000000000000',
          '0198C0DE-0000-7000-8000-00000000000G',
        ]) {
          expectProblem(await askConfirm(kit, token, asked, { key }), 'idempotency-key-missing')
        }
        expectConfirmed(await askConfirm(kit, token, asked, { key: uuidV7() }))
      },
    },
    {
      id: 'CNF-03',
      waits: true,
      title:
        'Before the reading time is over the answer is reading-time, by the bank’s clock; after it the same confirm goes on',
      check: checkReadingTime,
    },
    {
      id: 'CNF-04',
      title: 'The agreement has the figures of the quote, and the key as its conversion id',
      async check(kit) {
        const { quote: asked, key, confirmed } = await makeDeal(kit)
        const { agreement } = confirmed
        const { quoteId, orderRef, orderMinor, pointsMinor, financedMinor, totalMinor, currency } = asked
        const { status, conversionId, planId, refundedMinor } = agreement
        demandEqual([status, conversionId, planId, refundedMinor], ['reserved', key, null, 0], 'state of the agreement')
        demandEqual(
          [agreement.quoteId, agreement.orderRef, agreement.orderMinor, agreement.pointsMinor],
          [quoteId, orderRef, orderMinor, pointsMinor],
          'quote and order of the agreement',
        )
        demandEqual(
          [agreement.financedMinor, agreement.totalMinor, agreement.currency],
          [financedMinor, totalMinor, currency],
          'amounts of the agreement',
        )
        demand(agreement.captureBefore > agreement.confirmedAt, 'its time to capture ends before it begins')
      },
    },
    {
      id: 'CNF-05',
      title: 'The same confirm with the same key gets the same bytes, also of another session of the viewer',
      async check(kit) {
        const { token, quote: asked, key, answer } = await makeDeal(kit)
        const again = await askConfirm(kit, token, asked, { key })
        demandEqual([again.status, again.text], [answer.status, answer.text], 'answer of a repeat', again)
        const elsewhere = await askConfirm(kit, await signViewerIn(kit, personas.approved), asked, { key })
        demandEqual(
          [elsewhere.status, elsewhere.text],
          [answer.status, answer.text],
          'answer after a new sign-in',
          elsewhere,
        )
      },
    },
    {
      id: 'CNF-06',
      title: 'The same key with another body, or for another quote, is idempotency-mismatch and changes nothing',
      async check(kit) {
        const { token, quote: asked, key, answer } = await makeDeal(kit)
        expectProblem(await askConfirm(kit, token, asked, { key, pin: 'another' }), 'idempotency-mismatch')
        const other = await readQuote(kit, token, await makeOrder(kit))
        expectProblem(await askConfirm(kit, token, other, { key }), 'idempotency-mismatch')
        const again = await askConfirm(kit, token, asked, { key })
        demandEqual(again.text, answer.text, 'answer of the first request', again)
        expectConfirmed(await askConfirm(kit, token, other, { key: uuidV7() }))
      },
    },
    {
      id: 'CNF-07',
      title: 'A hash that is not the one of the disclosure is refused, and the key may be used again',
      async check(kit) {
        const token = await approvedViewer(kit)
        const asked = await readQuote(kit, token, await makeOrder(kit))
        const key = uuidV7()
        expectProblem(await askConfirm(kit, token, asked, { key, disclosureHash: '0'.repeat(64) }), 'bad-request')
        expectConfirmed(await askConfirm(kit, token, asked, { key }))
      },
    },
    {
      id: 'CNF-08',
      title: 'An order has one live agreement: a further quote or confirm is order-taken, until it is released',
      check: checkOrderTaken,
    },
    {
      id: 'CNF-09',
      title: 'The quote of another viewer is not-found',
      async check(kit) {
        const asked = await readQuote(kit, await approvedViewer(kit), await makeOrder(kit))
        const other = await viewerOf(kit, personas.second)
        expectProblem(await askConfirm(kit, other, asked, { key: uuidV7() }), 'not-found')
        const none = { ...asked, quoteId: 'no-such-quote' }
        expectProblem(await askConfirm(kit, other, none, { key: uuidV7() }), 'not-found')
      },
    },
    {
      id: 'CNF-10',
      title: 'A viewer who is declined gets no agreement, and the same answer again',
      needs: 'declined',
      async check(kit) {
        const token = await viewerOf(kit, personas.declined)
        const asked = await readQuote(kit, token, await makeOrder(kit))
        const key = uuidV7()
        const answer = await askConfirm(kit, token, asked, { key })
        demandEqual(expectBody(answer, confirmation), { status: 'declined' }, 'answer', answer)
        const again = await askConfirm(kit, token, asked, { key })
        demandEqual(again.text, answer.text, 'answer of a repeat', again)
      },
    },
    {
      id: 'CNF-11',
      title: 'Step-up: a link and a code, no agreement before the proof, and after it the same confirm goes on',
      needs: 'step-up',
      check: checkStepUp,
    },
  ],
}

async function checkExpired(kit: Kit) {
  const token = await viewerOf(kit, personas.approved, kit.options.secondClient)
  const order = await makeSecondOrder(kit)
  const asked = await readQuote(kit, token, order)
  await waitUntil(kit, asked.expiresAt)
  const key = uuidV7()
  expectProblem(await askConfirm(kit, token, asked, { key }), 'expired')
  const next = await readQuote(kit, token, order)
  expectConfirmed(await askConfirm(kit, token, next, { key }))
}

async function checkReadingTime(kit: Kit) {
  const { asked, key, early } = await confirmEarly(kit)
  if (asked.readingMs === 0) {
    expectConfirmed(early)
    return 'the bank demands none'
  }
  const { retryAfterMs = 0 } = expectProblem(early, 'reading-time')
  demand(
    retryAfterMs > 0 && retryAfterMs <= asked.readingMs,
    `retryAfterMs ${retryAfterMs} of ${asked.readingMs}`,
    early,
  )
  demandEqual(early.headers.get('Retry-After'), String(Math.ceil(retryAfterMs / 1000)), 'Retry-After', early)
  await waitToRead(asked)
  expectConfirmed(await askConfirm(kit, await approvedViewer(kit), asked, { key }))
  return `${asked.readingMs} ms`
}

const mostTries = 5

/** A confirm at once. One that came late, because all took longer than the reading time, proves nothing: once more. */
async function confirmEarly(kit: Kit) {
  const plan = (await readCatalog(kit)).plans.find(({ categories }) => categories === undefined)
  const token = await approvedViewer(kit)
  for (let tries = 1; ; tries++) {
    const startedMs = Date.now()
    const asked = await readQuote(kit, token, await makeOrder(kit), { planId: plan?.planId ?? null })
    const key = uuidV7()
    const early = await askConfirm(kit, token, asked, { key })
    const isLate = early.status === 200 && Date.now() - startedMs >= asked.readingMs && asked.readingMs > 0
    if (!isLate || tries === mostTries) return { asked, key, early }
  }
}

async function checkOrderTaken(kit: Kit) {
  const { token, order, agreementId } = await makeDeal(kit)
  expectProblem(await askQuote(kit, token, order), 'order-taken')
  const other = await viewerOf(kit, personas.second)
  const answer = await askQuote(kit, other, order)
  // A bank may find out at the quote or at the confirm, but no later.
  if (answer.status === 409) expectProblem(answer, 'order-taken')
  else {
    const rival = expectBody(answer, quote, [200, 201])
    expectProblem(await askConfirm(kit, other, rival, { key: uuidV7() }), 'order-taken')
  }
  demandEqual((await act(kit, agreementId, 'release')).status, 200, 'status of the release')
  await makeDeal(kit, { token, order })
}

async function checkStepUp(kit: Kit) {
  const token = await viewerOf(kit, personas.stepUp)
  const asked = await readQuote(kit, token, await makeOrder(kit))
  const key = uuidV7()
  const confirm = async (): Promise<Confirmation> => {
    const answer = await askConfirm(kit, token, asked, { key })
    return expectBody(answer, confirmation)
  }
  const first = await confirm()
  if (first.status !== 'step_up') return demandEqual(first.status, 'step_up', 'answer of the first confirm')
  const { gate } = await readState(kit, token)
  demandEqual(gate, { quoteId: asked.quoteId, status: 'pending' }, 'gate of the session')
  demandEqual((await confirm()).status, 'step_up', 'answer of a repeat before the proof')
  await visitPage(kit, { url: first.url, matchCode: first.matchCode, persona: personas.stepUp, purpose: 'step-up' })
  demandEqual((await readState(kit, token)).gate?.status, 'done', 'gate after the proof')
  const done = await confirm()
  if (done.status !== 'confirmed') return demandEqual(done.status, 'confirmed', 'answer after the proof')
  demandEqual((await readAgreement(kit, done.agreement.agreementId)).status, 'reserved', 'status of the agreement')
}
