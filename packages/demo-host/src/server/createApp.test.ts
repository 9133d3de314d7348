import { memoryReplayStore } from '@offerdock/sdk/server'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { OrderAnswer } from '../api.ts'
import { agreementOf, sendJson, startBankStub } from './bankStub.ts'
import { createApp } from './createApp.ts'
import { createOrders } from './orders.ts'

let bank: Awaited<ReturnType<typeof startBankStub>>
let app: ReturnType<typeof createApp>

beforeEach(async () => {
  bank = await startBankStub()
  const files = { page: () => '<!doctype html>', assets: new Map() }
  const access = { bankOrigin: bank.origin, secretKey: 'sk_test_demo', timeoutMs: 2000 }
  const platform = {
    orders: createOrders(),
    bank: access,
    clientId: 'pk_test_demo',
    webhookSecret: null,
    replayStore: memoryReplayStore(),
  }
  app = createApp(platform, files)
})
afterEach(() => bank.stop())

async function post(path: string, body: unknown, type = 'application/json') {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await app.request(path, { method: 'POST', headers: { 'content-type': type }, body: text })
  return { status: response.status, body: await response.json() }
}

async function openOrder(productId = 'phone'): Promise<OrderAnswer> {
  const { status, body } = await post('/api/orders', { productId })
  expect(status).toBe(201)
  return body
}

test('an order has the price of the server, as a decimal string for the dock', async () => {
  expect(await openOrder('headphones')).toMatchObject({ orderMinor: 123456, amount: '1234.56', currency: 'CNY' })
})

test.each([
  ['an unknown product', { productId: 'yacht' }, 404, 'unknown-product'],
  ['a price that the page would like', { productId: 'phone', amount: '1.00' }, 400, 'bad-request'],
  ['no product', {}, 400, 'bad-request'],
  ['something that is not JSON', '{"productId":', 400, 'bad-request'],
])('an order for %s is refused', async (_, body, status, error) => {
  expect(await post('/api/orders', body)).toMatchObject({ status, body: { error } })
})

test('a body that a foreign page could post without a preflight is refused', async () => {
  expect(await post('/api/orders', { productId: 'phone' }, 'text/plain')).toMatchObject({ status: 400 })
})

test('a body over the limit is refused before it is parsed', async () => {
  const body = { orderRef: 'ord-1', receipt: 'x'.repeat(17 * 1024) }
  expect(await post('/api/conversions', body)).toMatchObject({ status: 413 })
})

test('a receipt for its order is verified, captured with the secret key, and answered with the order number', async () => {
  const { orderRef } = await openOrder()
  const answer = await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  expect(answer).toEqual({
    status: 200,
    body: {
      orderNumber: expect.stringMatching(/^CY\d{12}$/),
      agreementId: 'agr_1',
      status: 'captured',
      replayed: false,
    },
  })
  expect(bank.captures).toEqual([{ path: '/v1/agreements/agr_1/capture', authorization: 'Bearer sk_test_demo' }])
})

test('the same receipt again is captured again and gives the same order number, marked as replayed', async () => {
  const { orderRef } = await openOrder()
  const receipt = await bank.sign({ orderRef })
  const first = await post('/api/conversions', { orderRef, receipt })
  const second = await post('/api/conversions', { orderRef, receipt })
  expect(second).toEqual({ status: 200, body: { ...first.body, replayed: true } })
  expect(bank.captures).toHaveLength(2)
})

test.each([
  ['of another order', { orderRef: 'ord-other' }],
  ['over another amount', { orderMinor: 1 }],
  ['of another client', { aud: 'pk_other' }],
  ['past its deadline', { exp: 1_700_000_000 }],
])('a receipt %s is refused and nothing is captured', async (_, changes) => {
  const { orderRef } = await openOrder()
  const answer = await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef, ...changes }) })
  expect(answer).toMatchObject({ status: 422, body: { error: expect.stringMatching(/^RECEIPT_/) } })
  expect(bank.captures).toEqual([])
})

test('a receipt for an order that we never made is not even looked at', async () => {
  const answer = await post('/api/conversions', { orderRef: 'ord-x', receipt: await bank.sign({ orderRef: 'ord-x' }) })
  expect(answer).toMatchObject({ status: 404, body: { error: 'unknown-order' } })
})

test('a second agreement cannot pay an order that is paid', async () => {
  const { orderRef } = await openOrder()
  await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  const other = { orderRef, agreementId: 'agr_2', jti: '0197a1b2-c3d4-7abc-8def-0123456789ac' }
  const answer = await post('/api/conversions', { orderRef, receipt: await bank.sign(other) })
  expect(answer).toMatchObject({ status: 409, body: { error: 'order-paid' } })
  expect(bank.captures).toHaveLength(1)
})

test('a capture whose answer was lost is asked for once more', async () => {
  const { orderRef } = await openOrder()
  bank.onCapture = (response, agreementId) => {
    if (bank.captures.length === 1) response.destroy()
    else sendJson(response, 200, agreementOf(agreementId))
  }
  const answer = await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  expect(answer).toMatchObject({ status: 200, body: { status: 'captured' } })
  expect(bank.captures).toHaveLength(2)
})

test('a bank that stays away leaves the order unpaid, and the same receipt works later', async () => {
  const { orderRef } = await openOrder()
  const receipt = await bank.sign({ orderRef })
  const answers = bank.onCapture
  bank.onCapture = (response) => void response.destroy()
  const away = await post('/api/conversions', { orderRef, receipt })
  expect(away).toMatchObject({ status: 502, body: { error: 'bank-unreachable', verified: true } })
  expect(bank.captures).toHaveLength(2)
  bank.onCapture = answers
  const back = await post('/api/conversions', { orderRef, receipt })
  expect(back).toMatchObject({ status: 200, body: { replayed: true } })
})

test('keys that cannot be fetched are the fault of the bank, not of the receipt', async () => {
  const { orderRef } = await openOrder()
  const receipt = await bank.sign({ orderRef })
  await bank.stop()
  const answer = await post('/api/conversions', { orderRef, receipt })
  expect(answer).toMatchObject({ status: 502, body: { error: 'KEYS_UNAVAILABLE' } })
})

test.each([
  ['problem of the contract', 410, problemBody(), 409, 'expired'],
  ['error without a problem', 500, {}, 502, 'bank-error'],
  ['agreement that is still reserved', 200, { ...agreementOf('agr_1'), status: 'reserved' }, 502, 'bank-error'],
  ['agreement that is another one', 200, agreementOf('agr_9'), 502, 'bank-error'],
])('a capture answered with an %s pays nothing', async (_, status, body, said, error) => {
  const { orderRef } = await openOrder()
  bank.onCapture = (response) => sendJson(response, status, body)
  const answer = await post('/api/conversions', { orderRef, receipt: await bank.sign({ orderRef }) })
  expect(answer).toMatchObject({ status: said, body: { error, verified: true } })
})

function problemBody() {
  return { type: '/problems/expired', title: 'Expired', status: 410, code: 'expired' }
}
