import { catalog } from '@offerdock/sdk/contract'
import { askCatalog, readCatalog } from '../bank/catalog.ts'
import type { Kit } from '../bank/kit.ts'
import { makeOrder, readOffers } from '../bank/orders.ts'
import { openSession, personas, signViewerIn } from '../bank/viewers.ts'
import { type FuzzCase, type Kind, makeCases, type Samples } from '../fuzz/makeCases.ts'
import { demand, demandEqual, demandNoInside, expectBody, expectProblem } from '../http/expect.ts'
import { Failure } from '../http/failure.ts'
import type { Group, Requirement } from '../requirement.ts'

const titles: Record<Kind, string> = {
  bodies: 'Bodies that are right but for a value, with keys too many or too few: no 5xx, no stack trace, only problems',
  json: 'Bodies that are no JSON, deep, huge, doubled or with prototype keys: the same',
  paths: 'Words in an address that are no id: the same',
  queries: 'Parameters of every kind: the same',
  headers: 'Headers of every kind: the same',
  encodings: 'Bytes that are no UTF-8, or not what their type and encoding say: the same',
}

/** How many requests of one kind are under way at once. */
const together = 4

export const fuzzChecks: Group = {
  name: 'Malformed input',
  requirements: [
    ...(Object.keys(titles) as Kind[]).map(
      (kind, at): Requirement => ({ id: `FUZ-0${at + 1}`, title: titles[kind], check: (kit) => fuzz(kit, kind) }),
    ),
    {
      id: 'FUZ-07',
      title: 'After nonsense and prototype keys the bank is as it was: same catalog, a session without new rights',
      check: checkUnharmed,
    },
  ],
}

async function fuzz(kit: Kit, kind: Kind): Promise<string> {
  const { fuzzCases, seed } = kit.options
  const count = Math.ceil(fuzzCases / Object.keys(titles).length)
  const cases = makeCases(kind, await readSamples(kit), { count, seed })
  const turns = cases.entries()
  const statuses = new Map<number, number>()
  async function work() {
    for (const [at, one] of turns) {
      const status = await tryCase(kit, one).catch((error: Error) => {
        const exchange = error instanceof Failure ? error.exchange : null
        throw new Failure(`case ${at + 1} of ${count} (--seed ${seed}): ${error.message}`, exchange)
      })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }
  await Promise.all(Array.from({ length: together }, work))
  const told = [...statuses].sort(([a], [b]) => a - b).map(([status, times]) => `${times} × ${status}`)
  return `${count} requests: ${told.join(', ')}`
}

async function tryCase(kit: Kit, { line, call }: FuzzCase): Promise<number> {
  const answer = await kit.send(line, call)
  kit.exchanges.length = 0 // thousands of them need not be kept
  demand(answer.status < 500, `status ${answer.status}`, answer)
  if (answer.status >= 400) expectProblem(answer)
  else demandNoInside(answer)
  return answer.status
}

/** What right requests look like, as a viewer who buys nothing. */
const readSamples = (kit: Kit): Promise<Samples> =>
  kit.once('fuzz samples', async () => {
    const order = await makeOrder(kit)
    const { locale } = await readCatalog(kit)
    const { client, hostOrigin, secretKey } = kit.options
    const { orderRef, orderMinor, currency } = order
    const hash = '0'.repeat(64)
    return {
      tokens: {
        viewer: await signViewerIn(kit, personas.second),
        session: await openSession(kit),
        platform: secretKey,
      },
      bodies: {
        'POST /v1/sessions': { clientId: client },
        'POST /v1/sessions/sign-in': { hostOrigin, orderRef, orderMinor, currency, locale },
        'POST /v1/offers': order,
        'POST /v1/quotes': { ...order, planId: null, points: 0 },
        'POST /v1/quotes/{id}/confirm': { disclosureHash: hash, pin: 'pin-1', room: 'room-1' },
        'POST /v1/agreements/{id}/refund': { refundMinor: 1 },
        'POST /v1/consents': { purpose: 'behaviour', textHash: hash, locale },
        'POST /v1/applications': { contact: { channel: 'email', value: 'a@example.org' }, locale },
        'POST /v1/feedback': { score: 11 },
        'POST /v1/complaints': { text: '', locale },
        'POST /v1/callbacks': { window: 'night', locale },
      },
    }
  })

async function checkUnharmed(kit: Kit) {
  const before = await askCatalog(kit)
  const token = await openSession(kit)
  for (const key of ['__proto__', 'constructor', 'prototype']) {
    const body = `{"${key}":{"viewer":{"displayName":"x"},"accountId":"${personas.approved}","isAdmin":true},"clientId":"${kit.options.client}"}`
    expectProblem(await kit.send('POST /v1/sessions', { body }), 'bad-request')
    await kit.send('POST /v1/offers', { token, body })
  }
  const after = await askCatalog(kit)
  demand(Buffer.from(after.bytes).equals(before.bytes), 'the catalog has changed', after)
  expectBody(after, catalog)
  const order = await makeOrder(kit)
  demandEqual((await readOffers(kit, token, order)).orderRef, order.orderRef, 'order of the offers')
  expectProblem(await kit.send('GET /v1/me/agreements', { token }), 'unauthorized')
}
