import type { Agreement } from '@offerdock/sdk/contract'
import { memoryReplayStore } from '@offerdock/sdk/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderAnswer } from '../api.ts'
import { agreementOf, makeWebhook, refundOf, sendJson, startBankStub, webhookSecret } from './bankStub.ts'
import { createApp, webhookPath } from './createApp.ts'
import { createOrders } from './orders.ts'

let bank: Awaited<ReturnType<typeof startBankStub>>
let app: ReturnType<typeof makeApp>

function makeApp(secret: string | null = webhookSecret) {
  const files = { page: () => '<!doctype html>', assets: new Map() }
  const access = { bankOrigin: bank.origin, secretKey: 'sk_test_demo', timeoutMs: 2000 }
  const shared = { clientId: 'pk_test_demo', webhookSecret: secret, replayStore: memoryReplayStore() }
  return createApp({ orders: createOrders(), bank: access, ...shared }, files)
}

beforeEach(async () => {
  bank = await startBankStub()
  app = makeApp()
})
afterEach(() => bank.stop())

const post = async (path: string, body: object) => {
  const headers = { 'content-type': 'application/json' }
  const response = await app.request(path, { method: 'POST', headers, body: JSON.stringify(body) })
  return { status: response.status, body: await response.json() }
}
const deliver = async ({ body, headers }: ReturnType<typeof makeWebhook>) => {
  const response = await app.request(webhookPath, { method: 'POST', headers: headers(), body })
  return { status: response.status, body: await response.json() }
}
const openOrder = async (more: object = {}): Promise<OrderAnswer> =>
  (await post('/api/orders', { productId: 'phone', ...more })).body
const read = async (orderRef: string): Promise<OrderAnswer> => (await app.request(`/api/orders/${orderRef}`)).json()
const agreement = (orderRef: string, changes: Partial<Agreement> = {}): Agreement => ({
  ...agreementOf('agr_1'),
  status: 'reserved',
  orderRef,
  ...changes,
})
const act = (orderRef: string, body: object) => post(`/api/orders/${orderRef}/acts`, body)

test('an order is paid by the webhook when no page ever brought the receipt', async () => {
  const { orderRef, status } = await openOrder()
  expect(status).toBe('awaiting')
  expect(await deliver(makeWebhook({ agreement: agreement(orderRef) }))).toMatchObject({
    status: 200,
    body: { result: 'taken' },
  })
  expect(bank.captures).toEqual([{ path: '/v1/agreements/agr_1/capture', authorization: 'Bearer sk_test_demo' }])
  expect(await read(orderRef)).toMatchObject({
    status: 'paid',
    agreementId: 'agr_1',
    webhooks: [{ type: 'agreement.reserved', sequence: 1 }],
  })
})

test('the page and the webhook at once pay it once', async () => {
  const { orderRef } = await openOrder()
  const receipt = await bank.sign({ orderRef })
  const webhook = makeWebhook({ agreement: agreement(orderRef) })
  const both = await Promise.all([post('/api/conversions', { orderRef, receipt }), deliver(webhook)])
  expect(both.map(({ status }) => status)).toEqual([200, 200])
  expect(await read(orderRef)).toMatchObject({ status: 'paid', agreementId: 'agr_1' })
})

test('an event counts once however often it comes, and an older one no more', async () => {
  const { orderRef } = await openOrder()
  const reserved = makeWebhook({ agreement: agreement(orderRef) })
  const captured = makeWebhook(
    { agreement: agreement(orderRef, { status: 'captured' }) },
    { sequence: 2, type: 'agreement.captured' },
  )
  const answers = []
  for (const webhook of [captured, reserved, captured, reserved]) answers.push((await deliver(webhook)).body.result)
  expect(answers).toEqual(['taken', 'known', 'known', 'known'])
  expect(bank.captures).toEqual([])
  expect((await read(orderRef)).webhooks).toHaveLength(1)
})

test('an event that was verified but not taken is taken when it comes again', async () => {
  const { orderRef } = await openOrder()
  const webhook = makeWebhook({ agreement: agreement(orderRef) })
  const answers = bank.onCapture
  bank.onCapture = (response) => void response.destroy()
  expect(await deliver(webhook)).toMatchObject({ status: 503, body: { error: 'bank-unreachable' } })
  expect(await read(orderRef)).toMatchObject({ status: 'reserved' })
  bank.onCapture = answers
  expect(await deliver(webhook)).toMatchObject({ status: 200, body: { result: 'taken' } })
  expect(await read(orderRef)).toMatchObject({ status: 'paid' })
})

test.each([
  [503, {}, 503],
  [401, { type: '/problems/unauthorized', title: 'Unauthorized', status: 401, code: 'unauthorized' }, 503],
  [409, { type: '/problems/wrong-state', title: 'Wrong state', status: 409, code: 'wrong-state' }, 200],
])('after a capture that is answered with %i the event is taken or comes again', async (status, body, expected) => {
  const { orderRef } = await openOrder()
  bank.onCapture = (response) => sendJson(response, status, body)
  expect(await deliver(makeWebhook({ agreement: agreement(orderRef) }))).toMatchObject({ status: expected })
  expect(await read(orderRef)).toMatchObject({ status: 'reserved' })
})

test('a reservation that is told of late does not undo what came after it', async () => {
  const { orderRef } = await openOrder()
  await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  await act(orderRef, { act: 'refund', refundMinor: 1000 })
  await deliver(makeWebhook({ agreement: agreement(orderRef) }))
  expect(await read(orderRef)).toMatchObject({ status: 'paid', refundedMinor: 1000 })
})

test.each<[string, (orderRef: string) => Agreement, string]>([
  ['of an order that we do not have', () => agreement('ord-other'), 'unknown-order'],
  ['over another amount', (ref) => agreement(ref, { orderMinor: 1 }), 'other-amount'],
  ['in another currency', (ref) => agreement(ref, { currency: 'JPY' }), 'other-amount'],
])('an event %s is acknowledged and nothing is captured', async (_, make, result) => {
  const { orderRef } = await openOrder()
  expect(await deliver(makeWebhook({ agreement: make(orderRef) }))).toMatchObject({ status: 200, body: { result } })
  expect(bank.captures).toEqual([])
  expect(await read(orderRef)).toMatchObject({ status: 'awaiting' })
})

test('a second agreement cannot pay an order that is paid, but one that was released can be followed by another', async () => {
  const { orderRef } = await openOrder()
  await deliver(makeWebhook({ agreement: agreement(orderRef) }))
  const second = agreement(orderRef, { agreementId: 'agr_2' })
  expect((await deliver(makeWebhook({ agreement: second }))).body).toEqual({ result: 'order-paid' })
  expect(bank.captures).toHaveLength(1)

  const other = await openOrder({ capturesLater: true })
  await deliver(makeWebhook({ agreement: agreement(other.orderRef) }))
  const released = agreement(other.orderRef, { status: 'released' })
  await deliver(makeWebhook({ agreement: released }, { sequence: 2, type: 'agreement.abandoned' }))
  expect(await read(other.orderRef)).toMatchObject({ status: 'released' })
  const again = agreement(other.orderRef, { agreementId: 'agr_3' })
  await deliver(makeWebhook({ agreement: again }))
  const captured = { ...again, status: 'captured' as const }
  await deliver(makeWebhook({ agreement: captured }, { sequence: 2, type: 'agreement.captured' }))
  expect(await read(other.orderRef)).toMatchObject({ status: 'paid', agreementId: 'agr_3' })
})

test('an agreement that has ended stops none that follows it, though nobody has told of the end', async () => {
  const { orderRef } = await openOrder()
  const answers = bank.onCapture
  bank.onCapture = (response) => sendJson(response, 409, {})
  await deliver(makeWebhook({ agreement: agreement(orderRef) }))
  bank.onCapture = answers
  const second = makeWebhook({ agreement: agreement(orderRef, { agreementId: 'agr_2' }) })
  const receipt = await bank.sign({ orderRef, agreementId: 'agr_2' })
  expect((await deliver(second)).body).toEqual({ result: 'order-paid' })

  bank.onRead = (response) => void response.destroy()
  expect(await deliver(second)).toMatchObject({ status: 503 })
  expect(await post('/api/conversions', { orderRef, receipt })).toMatchObject({ status: 502 })

  bank.onRead = (response, agreementId) =>
    sendJson(response, 200, { ...agreementOf(agreementId), status: agreementId === 'agr_1' ? 'released' : 'reserved' })
  expect((await deliver(second)).body).toEqual({ result: 'taken' })
  expect(await post('/api/conversions', { orderRef, receipt })).toMatchObject({ status: 200 })
  expect(await read(orderRef)).toMatchObject({ status: 'paid', agreementId: 'agr_2' })
})

test.each([
  ['captured', { status: 200, body: { status: 'captured' } }],
  ['released', { status: 409, body: { error: 'agreement-ended' } }],
] as const)(
  'a receipt that comes after the news that its agreement is %s is answered by the news',
  async (status, answer) => {
    const { orderRef } = await openOrder({ capturesLater: true })
    await deliver(
      makeWebhook({ agreement: agreement(orderRef, { status }) }, { sequence: 2, type: `agreement.${status}` }),
    )
    expect(await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })).toMatchObject(answer)
  },
)

test('a refund that the bank tells of is shown, in part and whole', async () => {
  const { orderRef, orderMinor } = await openOrder()
  for (const [sequence, refundedMinor] of [
    [2, 1000],
    [3, orderMinor],
  ] as const) {
    const data = { ...refundOf('agr_1', refundedMinor) }
    const refunded = agreement(orderRef, { status: 'refunded', refundedMinor })
    await deliver(makeWebhook({ ...data, agreement: refunded }, { sequence, type: 'agreement.refunded' }))
    const status = refundedMinor === orderMinor ? 'refunded' : 'paid'
    expect(await read(orderRef)).toMatchObject({ status, refundedMinor })
  }
})

test.each<[string, () => ReturnType<typeof makeWebhook>, string]>([
  [
    'signed by somebody else',
    () => makeWebhook({ agreement: agreement('ord-1') }, { secret: `whsec_${'A'.repeat(44)}` }),
    'WEBHOOK_FORGED',
  ],
  [
    'with another body',
    () => {
      const webhook = makeWebhook({ agreement: agreement('ord-1') })
      return { ...webhook, body: webhook.body.replace('499900', '1') }
    },
    'WEBHOOK_FORGED',
  ],
  [
    'without a signature',
    () => ({ ...makeWebhook({ agreement: agreement('ord-1') }), headers: () => ({}) as never }),
    'WEBHOOK_MALFORMED',
  ],
])('a webhook %s is refused', async (_, make, error) => {
  expect(await deliver(make())).toMatchObject({ status: 400, body: { error } })
  expect(bank.captures).toEqual([])
})

test('without a secret no webhook is taken, and the bank keeps it', async () => {
  app = makeApp(null)
  const webhook = makeWebhook({ agreement: agreement('ord-1') })
  expect(await deliver(webhook)).toMatchObject({ status: 503, body: { error: 'no-webhook-secret' } })
})

test('an order whose goods leave later is captured, or released, when the operator says so', async () => {
  const { orderRef } = await openOrder({ capturesLater: true })
  expect(await act(orderRef, { act: 'capture' })).toMatchObject({ status: 409, body: { error: 'no-agreement' } })
  const answer = await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  expect(answer).toMatchObject({ status: 200, body: { status: 'reserved' } })
  await deliver(makeWebhook({ agreement: agreement(orderRef) }))
  expect(bank.captures).toEqual([])
  expect(await act(orderRef, { act: 'capture' })).toMatchObject({ status: 200, body: { status: 'paid' } })

  const other = await openOrder({ capturesLater: true })
  await post('/api/conversions', { orderRef: other.orderRef, receipt: await bank.sign({ orderRef: other.orderRef }) })
  expect(await act(other.orderRef, { act: 'release' })).toMatchObject({ status: 200, body: { status: 'released' } })
  expect(bank.asked).toEqual([{ act: 'release', agreementId: 'agr_1', key: undefined, body: '' }])
})

test('a refund whose answer was lost is asked for once more with the same key', async () => {
  const { orderRef } = await openOrder()
  await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  const answers = bank.onAct
  bank.onAct = (response, ...call) => (bank.asked.length === 1 ? response.destroy() : answers(response, ...call))
  const answer = await act(orderRef, { act: 'refund', refundMinor: 100_000 })
  expect(answer).toMatchObject({ status: 200, body: { status: 'paid', refundedMinor: 100_000 } })
  const [first, second] = bank.asked
  expect(first).toEqual(second)
  expect(first).toMatchObject({ body: '{"refundMinor":100000}', key: expect.stringMatching(/^[\w-]{36}$/) })
})

test('what the bank refuses is told with its code, and changes nothing', async () => {
  const { orderRef } = await openOrder()
  await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  const problem = { type: 'urn:offerdock:problem:above-maximum', title: 'Too much', status: 422, code: 'above-maximum' }
  bank.onAct = (response) => sendJson(response, 422, problem)
  const answer = await act(orderRef, { act: 'refund', refundMinor: 999_999 })
  expect(answer).toMatchObject({ status: 409, body: { error: 'above-maximum' } })
  expect(await read(orderRef)).toMatchObject({ status: 'paid', refundedMinor: 0 })
})

test.each<[string, object]>([
  ['nothing', {}],
  ['another act', { act: 'steal' }],
  ['a refund of nothing', { act: 'refund', refundMinor: 0 }],
  ['a refund of a fraction', { act: 'refund', refundMinor: 1.5 }],
  ['a capture with an amount', { act: 'capture', refundMinor: 1 }],
])('an act of %s is refused', async (_, body) => {
  const { orderRef } = await openOrder()
  expect(await act(orderRef, body)).toMatchObject({ status: 400 })
})

test('of an order that is not there nothing is said and nothing is done', async () => {
  expect((await app.request('/api/orders/ord-x')).status).toBe(404)
  expect(await act('ord-x', { act: 'release' })).toMatchObject({ status: 404, body: { error: 'unknown-order' } })
})
