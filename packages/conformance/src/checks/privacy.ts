import {
  accountDeletion,
  accountExport,
  callback,
  callbacks,
  complaint,
  complaintRecord,
  complaints,
  consents,
  viewerAgreement,
  viewerAgreements,
} from '@offerdock/sdk/contract'
import { makeDeal } from '../bank/agree.ts'
import { readCatalog } from '../bank/catalog.ts'
import { bankNowMs } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import { abandon } from '../bank/orders.ts'
import { personas, signViewerIn, viewerOf } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import type { Group } from '../requirement.ts'
import { makeCaptured } from './refunds.ts'

export const privacyChecks: Group = {
  name: 'The viewer’s own',
  requirements: [
    {
      id: 'PRV-01',
      title: 'A viewer sees their own agreements and nobody else’s, with what may be done now',
      async check(kit) {
        const { token, agreementId } = await makeDeal(kit)
        const mine = await listOwn(kit, token)
        const own = mine.find((one) => one.agreementId === agreementId)
        demandEqual(own?.actions, ['abandon'], 'actions of a reserved agreement')
        const others = await listOwn(kit, await viewerOf(kit, personas.second))
        demand(!others.some((one) => one.agreementId === agreementId), 'another viewer sees the agreement')
      },
    },
    {
      id: 'PRV-02',
      title: 'Withdrawal from a captured agreement is asked for in one call, safe to repeat, and wrong-state before',
      check: checkWithdrawal,
    },
    {
      id: 'PRV-03',
      title: 'A complaint has a number and a day for the answer, is found again, and its record has what was agreed',
      needs: 'deletion',
      check: (kit) => kit.alone('forgettable', () => checkComplaint(kit)),
    },
    {
      id: 'PRV-04',
      title: 'The export follows the schema and has the viewer’s agreement with its receipt',
      needs: 'deletion',
      check: (kit) => kit.alone('forgettable', () => checkExport(kit)),
    },
    {
      id: 'PRV-05',
      title:
        'Deletion waits for no one but a reserved order, ends the session, and leaves a new account without a consent',
      needs: 'deletion',
      check: (kit) => kit.alone('forgettable', () => checkDeletion(kit)),
    },
    {
      id: 'PRV-06',
      title: 'A call-back is asked for one at a time, always of a time to come, and called off by the viewer alone',
      needs: 'deletion',
      check: (kit) => kit.alone('forgettable', () => checkCallback(kit)),
    },
  ],
}

const listOwn = async (kit: Kit, token: string) =>
  expectBody(await kit.send('GET /v1/me/agreements', { token }), viewerAgreements).agreements

async function checkWithdrawal(kit: Kit) {
  const reserved = await makeDeal(kit)
  const ask = (agreementId: string, token: string) =>
    kit.send(`POST /v1/me/agreements/${agreementId}/withdraw`, { token })
  expectProblem(await ask(reserved.agreementId, reserved.token), 'wrong-state')
  const { agreementId, token } = await makeCaptured(kit)
  const first = expectBody(await ask(agreementId, token), viewerAgreement)
  demand(first.withdrawalRequestedAt !== null, 'the request is not recorded')
  const again = expectBody(await ask(agreementId, token), viewerAgreement)
  demandEqual(again.withdrawalRequestedAt, first.withdrawalRequestedAt, 'instant of the request after a repeat')
  demandEqual(again.status, 'captured', 'status, which only a refund changes')
  expectProblem(await ask(agreementId, await viewerOf(kit, personas.second)), 'not-found')
}

/** Of the viewer who is forgotten in the end, because a bank takes only so many complaints of one account in a day. */
async function checkComplaint(kit: Kit) {
  const token = await signViewerIn(kit, personas.forgettable)
  const { locale } = await readCatalog(kit)
  const { agreementId, confirmed } = await makeDeal(kit, { token })
  const body = { agreementId, text: 'Wrong colour', wishedOutcome: 'A refund', locale }
  const made = expectBody(await kit.send('POST /v1/complaints', { token, body }), complaint, [200, 201])
  const list = expectBody(await kit.send('GET /v1/complaints', { token }), complaints)
  demand(
    list.complaints.some(({ complaintId }) => complaintId === made.complaintId),
    'the complaint is not in the list',
  )
  const record = await kit.send(`GET /v1/complaints/${made.complaintId}/record`, { token })
  const { agreementRecord } = expectBody(record, complaintRecord)
  demandEqual(agreementRecord?.receipt, confirmed.receipt, 'receipt of the record', record)
  const other = await viewerOf(kit, personas.second)
  expectProblem(await kit.send(`GET /v1/complaints/${made.complaintId}`, { token: other }), 'not-found')
  await abandon(kit, token, agreementId)
}

async function checkExport(kit: Kit) {
  const token = await signViewerIn(kit, personas.forgettable)
  const { agreementId, confirmed } = await makeDeal(kit, { token })
  const answer = await kit.send('GET /v1/me/export', { token })
  const { agreements } = expectBody(answer, accountExport)
  const own = agreements.find((one) => one.agreementId === agreementId)
  demandEqual(own?.receipt, confirmed.receipt, 'receipt in the export', answer)
  demand(!answer.text.includes(token), 'the export has the token of the session', answer)
  await abandon(kit, token, agreementId)
}

async function checkDeletion(kit: Kit) {
  const token = await signViewerIn(kit, personas.forgettable)
  const { agreementId } = await makeDeal(kit, { token })
  expectProblem(await kit.send('DELETE /v1/me', { token }), 'wrong-state')
  demandEqual((await kit.send('GET /v1/sessions/me', { token })).status, 200, 'status of the session after the refusal')
  await abandon(kit, token, agreementId)
  expectBody(await kit.send('DELETE /v1/me', { token }), accountDeletion)
  expectProblem(await kit.send('GET /v1/sessions/me', { token }), 'unauthorized')
  const again = await signViewerIn(kit, personas.forgettable)
  const { agreements, complaints: kept } = expectBody(
    await kit.send('GET /v1/me/export', { token: again }),
    accountExport,
  )
  demandEqual([agreements, kept], [[], []], 'agreements and complaints of the new account')
  const { notices, records } = expectBody(await kit.send('GET /v1/consents', { token: again }), consents)
  demandEqual(records, [], 'consents of the new account')
  for (const { purpose, state } of notices) demandEqual(state, 'none', `state of ${purpose}, which nobody has given`)
}

/** Deletes the account in the end: a bank takes only so many of one in a day. */
async function checkCallback(kit: Kit) {
  const token = await signViewerIn(kit, personas.forgettable)
  const { locale } = await readCatalog(kit)
  const ask = () => kit.send('POST /v1/callbacks', { token, body: { window: 'afternoon', locale } })
  const { callbackId, from, until, status } = expectBody(await ask(), callback, [200, 201])
  demandEqual(status, 'requested', 'status')
  demand(Date.parse(from) > (await bankNowMs(kit)), `the call was due at ${from}`)
  demand(until > from, `it ends at ${until} before it begins at ${from}`)
  expectProblem(await ask(), 'wrong-state')
  const other = await viewerOf(kit, personas.second)
  expectProblem(await kit.send(`DELETE /v1/callbacks/${callbackId}`, { token: other }), 'not-found')
  const answer = await kit.send(`DELETE /v1/callbacks/${callbackId}`, { token })
  demandEqual(answer.status, 204, 'status of the calling off', answer)
  const list = expectBody(await kit.send('GET /v1/callbacks', { token }), callbacks)
  demandEqual(list.callbacks.find((one) => one.callbackId === callbackId)?.status, 'cancelled', 'status at last')
  await kit.send('DELETE /v1/me', { token })
}
