import { createHash } from 'node:crypto'
import { type ConsentNotice, consentRecord, consents, type Purpose } from '@offerdock/sdk/contract'
import { makeDeal } from '../bank/agree.ts'
import { readSecondCatalog } from '../bank/catalog.ts'
import type { Kit } from '../bank/kit.ts'
import { act, makeSecondOrder, readOffers } from '../bank/orders.ts'
import { personas, viewerOf } from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import type { Group } from '../requirement.ts'
import { readReceipt } from './receipts.ts'

const purposes: readonly Purpose[] = ['personalisation', 'sharing', 'behaviour']
const objecting = { 'Sec-GPC': '1' }

/** All at the second client, so that no consent reaches what is compared with the standard terms elsewhere. */
export const consentChecks: Group = {
  name: 'Consents',
  requirements: [
    {
      id: 'CNS-01',
      needs: 'second-client',
      title: 'Three purposes are asked for, each by itself, and textHash is the SHA-256 of each text',
      check: (kit) => alone(kit, checkNotices),
    },
    {
      id: 'CNS-02',
      needs: 'second-client',
      title: 'A consent is given and withdrawn by one call each, and the state and the record say so',
      check: (kit) => alone(kit, checkGiveAndWithdraw),
    },
    {
      id: 'CNS-03',
      needs: 'second-client',
      title: 'The hash of another text gives no consent, nor does a purpose that is none',
      check: (kit) => alone(kit, checkWrongText),
    },
    {
      id: 'CNS-04',
      needs: 'second-client',
      title: 'Terms are personal only with the consent, never worse than the standard ones, and standard again without',
      check: (kit) => alone(kit, checkPersonalTerms),
    },
    {
      id: 'CNS-05',
      needs: 'second-client',
      title: 'With sharing, receipts have consentId and one pseudonym for the client; without, another for each order',
      check: (kit) => alone(kit, checkSharing),
    },
    {
      id: 'CNS-06',
      needs: 'second-client',
      title: 'Global Privacy Control is an objection: sharing and behaviour cannot be given, and are told as objected',
      check: (kit) => alone(kit, checkObjection),
    },
  ],
}

/** One after the other, with nothing given before and after. */
const alone = (kit: Kit, act: (kit: Kit, token: string) => Promise<void>) =>
  kit.alone('consents', async () => {
    const token = await viewerOf(kit, personas.approved, kit.options.secondClient)
    const clear = () => Promise.all(purposes.map((purpose) => withdraw(kit, token, purpose)))
    await clear()
    try {
      await act(kit, token)
    } finally {
      await clear()
    }
  })

const withdraw = (kit: Kit, token: string, purpose: Purpose) => kit.send(`DELETE /v1/consents/${purpose}`, { token })

async function readConsents(kit: Kit, token: string, headers: Record<string, string> = {}) {
  const { locale } = await readSecondCatalog(kit)
  return expectBody(await kit.send(`GET /v1/consents?locale=${locale}`, { token, headers }), consents)
}

async function noticeOf(kit: Kit, token: string, purpose: Purpose, headers?: Record<string, string>) {
  const { notices } = await readConsents(kit, token, headers)
  const notice = notices.find((one) => one.purpose === purpose)
  demand(notice !== undefined, `${purpose} is not asked for`)
  return notice
}

function give(
  kit: Kit,
  token: string,
  { purpose, textHash, locale }: ConsentNotice,
  headers: Record<string, string> = {},
) {
  return kit.send('POST /v1/consents', { token, headers, body: { purpose, textHash, locale } })
}

async function checkNotices(kit: Kit, token: string) {
  const { notices } = await readConsents(kit, token)
  demandEqual(notices.map(({ purpose }) => purpose).toSorted(), [...purposes].sort(), 'purposes')
  for (const { purpose, text, textHash, state, consentId } of notices) {
    demandEqual(textHash, createHash('sha256').update(text).digest('hex'), `textHash of ${purpose}`)
    demand(state === 'none' || state === 'withdrawn', `${purpose} is "${state}" without an act of the viewer`)
    demandEqual(consentId, null, `consentId of ${purpose}`)
  }
}

async function checkGiveAndWithdraw(kit: Kit, token: string) {
  const notice = await noticeOf(kit, token, 'behaviour')
  const record = expectBody(await give(kit, token, notice), consentRecord, [200, 201])
  const again = expectBody(await give(kit, token, notice), consentRecord, [200, 201])
  demandEqual(again.recordId, record.recordId, 'record of the same consent again')
  const given = await noticeOf(kit, token, 'behaviour')
  demandEqual([given.state, given.consentId], ['given', record.recordId], 'state and consentId')
  for (const other of ['personalisation', 'sharing'] as const) {
    demand((await noticeOf(kit, token, other)).state !== 'given', `${other} was given with behaviour`)
  }
  for (let times = 0; times < 2; times++) {
    const answer = await withdraw(kit, token, 'behaviour')
    demandEqual(answer.status, 204, 'status of the withdrawal', answer)
  }
  demandEqual((await noticeOf(kit, token, 'behaviour')).state, 'withdrawn', 'state after the withdrawal')
  const { records } = await readConsents(kit, token)
  const events = records
    .find(({ recordId }) => recordId === record.recordId)
    ?.events.map(({ eventState }) => eventState)
  demandEqual(events, ['given', 'withdrawn'], 'events of the record')
}

async function checkWrongText(kit: Kit, token: string) {
  const notice = await noticeOf(kit, token, 'sharing')
  expectProblem(await give(kit, token, { ...notice, textHash: '0'.repeat(64) }), 'bad-request')
  expectProblem(await give(kit, token, { ...notice, purpose: 'everything' as Purpose }), 'bad-request')
  expectProblem(await withdraw(kit, token, 'everything' as Purpose), 'not-found', 'bad-request')
  demand((await noticeOf(kit, token, 'sharing')).state !== 'given', 'sharing is given')
}

async function checkPersonalTerms(kit: Kit, token: string) {
  const order = await makeSecondOrder(kit)
  const standard = await readOffers(kit, token, order)
  demand(standard.terms !== 'personal', 'the terms are personal without a consent')
  expectBody(await give(kit, token, await noticeOf(kit, token, 'personalisation')), consentRecord, [200, 201])
  const { plans, terms, personal = [] } = await readOffers(kit, token, order)
  for (const { planId, totalMinor } of standard.plans) {
    const own = plans.find((plan) => plan.planId === planId)
    demand(
      own === undefined || own.totalMinor <= totalMinor,
      `plan ${planId} costs ${own?.totalMinor} instead of ${totalMinor}`,
    )
  }
  for (const { planId, standardTotalMinor } of personal) {
    const everybody = standard.plans.find((plan) => plan.planId === planId)
    demandEqual(standardTotalMinor, everybody?.totalMinor, `what plan ${planId} costs everybody else`)
  }
  demandEqual(terms === 'personal', personal.length > 0, 'whether the terms are called personal')
  await withdraw(kit, token, 'personalisation')
  demandEqual((await readOffers(kit, token, order)).plans, standard.plans, 'plans after the withdrawal')
}

async function checkSharing(kit: Kit, token: string) {
  const claimsOf = async () => {
    const deal = await makeDeal(kit, { token, order: await makeSecondOrder(kit) })
    await act(kit, deal.agreementId, 'release', { token: kit.options.secondSecretKey })
    return readReceipt(kit, deal)
  }
  const before = await claimsOf()
  const record = expectBody(await give(kit, token, await noticeOf(kit, token, 'sharing')), consentRecord, [200, 201])
  const [first, second] = [await claimsOf(), await claimsOf()]
  demandEqual([first.consentId, second.consentId], [record.recordId, record.recordId], 'consentId with the consent')
  demandEqual(second.sub, first.sub, 'pseudonym of a second order')
  await withdraw(kit, token, 'sharing')
  const after = await claimsOf()
  demandEqual([before.consentId, after.consentId], [undefined, undefined], 'consentId without the consent')
  demandEqual(new Set([before.sub, first.sub, after.sub]).size, 3, 'different pseudonyms before, with and after it')
}

async function checkObjection(kit: Kit, token: string) {
  for (const purpose of ['sharing', 'behaviour'] as const) {
    const notice = await noticeOf(kit, token, purpose, objecting)
    demandEqual(notice.state, 'objected', `state of ${purpose} with Sec-GPC: 1`)
    expectProblem(await give(kit, token, notice, objecting), 'consent-missing')
    demand((await noticeOf(kit, token, purpose)).state !== 'given', `${purpose} is given`)
  }
}
