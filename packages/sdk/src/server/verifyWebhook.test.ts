import { createHmac, randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'
import { afterEach, expect, test, vi } from 'vitest'
import type { WebhookEvent } from '../contract/webhooks.ts'
import { isSigned } from './isSigned.ts'
import { memoryReplayStore } from './memoryReplayStore.ts'
import { readWebhookHeaders } from './readWebhookHeaders.ts'
import { verifyWebhook, type WebhookExpectations, type WebhookRequest } from './verifyWebhook.ts'

const makeSecret = (bytes = 32) => `whsec_${randomBytes(bytes).toString('base64')}`
const secret = makeSecret()
afterEach(() => {
  vi.useRealTimers()
})

const event: WebhookEvent = {
  id: '0197a1b2-c3d4-7abc-8def-0123456789ab',
  type: 'agreement.reserved',
  at: '2026-11-22T12:00:00.000Z',
  agreementId: 'agr_1',
  sequence: 1,
  data: {
    agreement: {
      agreementId: 'agr_1',
      status: 'reserved',
      conversionId: '0197a1b2-c3d4-7abc-8def-0123456789ac',
      quoteId: 'quo_1',
      orderRef: 'ord-一',
      orderMinor: 499900,
      pointsMinor: 0,
      financedMinor: 499900,
      totalMinor: 535888,
      currency: 'CNY',
      planId: 'p12',
      confirmedAt: '2026-11-22T12:00:00.000Z',
      captureBefore: '2026-11-26T12:00:00.000Z',
      refundedMinor: 0,
    },
  },
}
const nowS = () => Math.floor(Date.now() / 1000)

interface Sent {
  id?: string
  timestamp?: number | string
  body?: string | Uint8Array
  secrets?: string[]
}

/** With nothing of our own code. */
function send({ id = event.id, timestamp = nowS(), body = JSON.stringify(event), secrets = [secret] }: Sent = {}) {
  const signatures = secrets.map((one) => {
    const key = Buffer.from(one.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
  })
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures.join(' '),
  }
  return { headers, body }
}
const expected = (changes: Partial<WebhookExpectations> = {}): WebhookExpectations => ({
  secret,
  replayStore: memoryReplayStore(),
  ...changes,
})
const verify = (request: WebhookRequest, changes: Partial<WebhookExpectations> = {}) =>
  verifyWebhook(request, expected(changes))

test('a webhook gives its event, and the same event marked as replayed the second time', async () => {
  const known = expected()
  expect(await verifyWebhook(send(), known)).toEqual({ event, replayed: false })
  expect(await verifyWebhook(send({ timestamp: nowS() - 1 }), known)).toEqual({ event, replayed: true })
})

test('an event that comes again three days later is still known', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const known = expected()
  await verifyWebhook(send(), known)
  vi.setSystemTime(Date.now() + 72 * 3_600_000)
  expect(await verifyWebhook(send(), known)).toMatchObject({ replayed: true })
})

test.each<[string, (request: ReturnType<typeof send>) => WebhookRequest]>([
  ['bytes', ({ headers, body }) => ({ headers, body: new TextEncoder().encode(String(body)) })],
  ['a Buffer', ({ headers, body }) => ({ headers, body: Buffer.from(String(body)) })],
  ['the headers of a Request', ({ headers, body }) => ({ headers: new Headers(headers), body })],
  [
    'names in capitals',
    ({ headers, body }) => ({
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toUpperCase(), value])),
      body,
    }),
  ],
  [
    'other headers, some of them lists or undefined',
    ({ headers, body }) => ({ headers: { ...headers, 'set-cookie': ['a', 'b'], via: undefined }, body }),
  ],
])('it takes %s', async (_, change) => {
  expect(await verify(change(send()))).toEqual({ event, replayed: false })
})

test('of several signatures and several secrets one pair is enough', async () => {
  const [old, other] = [makeSecret(), makeSecret(64)]
  expect(await verify(send({ secrets: [old, secret] }))).toMatchObject({ replayed: false })
  expect(await verify(send({ secrets: [old] }), { secret: [other, old] })).toMatchObject({ replayed: false })
  await expect(verify(send({ secrets: [old, other] }))).rejects.toMatchObject({ code: 'WEBHOOK_FORGED' })
  const { headers, body } = send()
  const signature = `v1a,${'A'.repeat(86)}== ${headers['webhook-signature']}`
  expect(await verify({ headers: { ...headers, 'webhook-signature': signature }, body })).toMatchObject({ event })
})

test('it agrees with the reference implementation of Standard Webhooks', async () => {
  const reference = new Webhook(secret)
  const body = JSON.stringify(event)
  const signature = reference.sign(event.id, new Date(), body)
  const headers = { ...send().headers, 'webhook-signature': signature }
  expect(await verify({ headers, body })).toEqual({ event, replayed: false })
  expect(reference.verify(body, headers)).toEqual(event)
})

test('it agrees with the published vector of Standard Webhooks', async () => {
  const { id, timestamp, signatures } = readWebhookHeaders({
    'webhook-id': 'msg_p5jXN8AQM9LWM0D4loKWxJek',
    'webhook-timestamp': '1614265330',
    'webhook-signature': 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  })
  const published = ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw']
  const isSignedBody = (text: string) =>
    isSigned({ id, timestamp, body: new TextEncoder().encode(text) }, signatures, published)
  expect(await isSignedBody('{"test": 2432232314}')).toBe(true)
  expect(await isSignedBody('{"test":2432232314}')).toBe(false)
})

const signature = (value: string) => ({ 'webhook-signature': value })
const good = send()
test.each<[string, () => WebhookRequest, string]>([
  ['another body', () => ({ ...good, body: `${good.body} ` }), 'WEBHOOK_FORGED'],
  [
    'another id',
    () => ({ ...good, headers: { ...good.headers, 'webhook-id': event.id.replace('b2', 'b3') } }),
    'WEBHOOK_FORGED',
  ],
  [
    'another time',
    () => ({ ...good, headers: { ...good.headers, 'webhook-timestamp': String(nowS() + 1) } }),
    'WEBHOOK_FORGED',
  ],
  ['another secret', () => send({ secrets: [makeSecret()] }), 'WEBHOOK_FORGED'],
  [
    'a signature of zeros',
    () => ({ ...good, headers: { ...good.headers, ...signature(`v1,${'A'.repeat(43)}=`) } }),
    'WEBHOOK_FORGED',
  ],
  [
    'half of a signature',
    () => ({ ...good, headers: { ...good.headers, ...signature(good.headers['webhook-signature'].slice(0, 24)) } }),
    'WEBHOOK_FORGED',
  ],
  [
    'a signature without its version',
    () => ({ ...good, headers: { ...good.headers, ...signature(good.headers['webhook-signature'].slice(3)) } }),
    'WEBHOOK_FORGED',
  ],
  [
    'a signature of another version',
    () => ({
      ...good,
      headers: { ...good.headers, ...signature(good.headers['webhook-signature'].replace('v1', 'v2')) },
    }),
    'WEBHOOK_FORGED',
  ],
  [
    'a signature in hexadecimal',
    () => ({ ...good, headers: { ...good.headers, ...signature(`v1,${'0'.repeat(64)}`) } }),
    'WEBHOOK_FORGED',
  ],
  [
    'eleven signatures',
    () => ({
      ...good,
      headers: { ...good.headers, ...signature(`${'v1,x '.repeat(10)}${good.headers['webhook-signature']}`) },
    }),
    'WEBHOOK_MALFORMED',
  ],
  ['no signature', () => ({ ...good, headers: { ...good.headers, ...signature('') } }), 'WEBHOOK_MALFORMED'],
  ['no headers', () => ({ ...good, headers: {} }), 'WEBHOOK_MALFORMED'],
  ['headers that are none', () => ({ ...good, headers: undefined as never }), 'WEBHOOK_MALFORMED'],
  ['an id twice', () => ({ ...good, headers: { ...good.headers, 'Webhook-Id': event.id } }), 'WEBHOOK_MALFORMED'],
  ['an id with a dot', () => send({ id: 'a.1' }), 'WEBHOOK_MALFORMED'],
  ['a time in milliseconds', () => send({ timestamp: Date.now() }), 'WEBHOOK_MALFORMED'],
  ['a time with a fraction', () => send({ timestamp: `${nowS()}.5` }), 'WEBHOOK_MALFORMED'],
  ['a time in words', () => send({ timestamp: new Date().toISOString() }), 'WEBHOOK_MALFORMED'],
  ['the id of another event', () => send({ id: event.id.replace('b2', 'b3') }), 'WEBHOOK_MALFORMED'],
  ['a field too many', () => send({ body: JSON.stringify({ ...event, more: 1 }) }), 'WEBHOOK_MALFORMED'],
  ['no sequence', () => send({ body: JSON.stringify({ ...event, sequence: undefined }) }), 'WEBHOOK_MALFORMED'],
  ['a field twice', () => send({ body: JSON.stringify(event).replace('{', '{"sequence":9,') }), 'WEBHOOK_MALFORMED'],
  ['text that is no JSON', () => send({ body: 'paid' }), 'WEBHOOK_MALFORMED'],
  ['bytes that are no UTF-8', () => send({ body: Uint8Array.of(0x22, 0xff, 0x22) }), 'WEBHOOK_MALFORMED'],
  ['a body of 257 KiB', () => send({ body: JSON.stringify(event) + ' '.repeat(257 * 1024) }), 'WEBHOOK_MALFORMED'],
  ['a body that was parsed already', () => ({ ...good, body: event as never }), 'WEBHOOK_MALFORMED'],
  ['nothing at all', () => undefined as never, 'WEBHOOK_MALFORMED'],
])('a webhook with %s is refused', async (_, make, code) => {
  await expect(verify(make())).rejects.toMatchObject({ name: 'DockError', code })
})

test.each([60, 120, 300] as const)(
  'with %i s of tolerance both ends of the time are exact to the second',
  async (s) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const at = (seconds: number) =>
      verify(send({ timestamp: nowS() + seconds }), s === 300 ? {} : { toleranceSeconds: s })
    for (const seconds of [-s, 1 - s, 0, s - 1, s]) expect(await at(seconds)).toMatchObject({ replayed: false })
    for (const seconds of [-s - 1, s + 1, -3600, 3600]) {
      await expect(at(seconds)).rejects.toMatchObject({ code: 'WEBHOOK_EXPIRED' })
    }
  },
)

test('a time of 1970, which other verifiers take without a tolerance, is refused', async () => {
  await expect(verify(send({ timestamp: 12345 }))).rejects.toMatchObject({ code: 'WEBHOOK_EXPIRED' })
})

test.each<[string, Record<string, unknown>]>([
  ['no secret', { secret: undefined }],
  ['an empty secret', { secret: '' }],
  ['no secret in the list', { secret: [] }],
  ['a secret of the list that is none', { secret: [secret, undefined] }],
  ['a secret without whsec_', { secret: secret.slice(6) }],
  ['a secret of 23 bytes', { secret: makeSecret(23) }],
  ['a secret of 65 bytes', { secret: makeSecret(65) }],
  ['a secret that is no base64', { secret: `whsec_${'-'.repeat(44)}` }],
  ['no replay store', { replayStore: undefined }],
  ['a tolerance of 0', { toleranceSeconds: 0 }],
  ['a tolerance without end', { toleranceSeconds: Number.POSITIVE_INFINITY }],
  ['a tolerance of null', { toleranceSeconds: null }],
])('with %s nothing is verified', async (_, changes) => {
  const refusal = verifyWebhook(send(), { ...expected(), ...changes } as WebhookExpectations)
  await expect(refusal).rejects.toMatchObject({ code: 'BAD_EXPECTATION', message: expect.not.stringContaining(secret) })
})

test('the compiler asks for secret and store, and lets nobody switch the tolerance off', async () => {
  // @ts-expect-error no store
  await expect(verifyWebhook(send(), { secret })).rejects.toMatchObject({ code: 'BAD_EXPECTATION' })
  // @ts-expect-error no secret
  await expect(verifyWebhook(send(), { replayStore: memoryReplayStore() })).rejects.toMatchObject({
    code: 'BAD_EXPECTATION',
  })
  // @ts-expect-error no tolerance
  await expect(verifyWebhook(send(), expected({ toleranceSeconds: 0 }))).rejects.toMatchObject({
    code: 'BAD_EXPECTATION',
  })
})

test('a replay store that fails accepts nothing', async () => {
  const replayStore = { remember: async () => Promise.reject(new Error('connection refused')) }
  await expect(verify(send(), { replayStore })).rejects.toMatchObject({
    code: 'REPLAY_STORE_FAILED',
    isTemporary: true,
  })
})

test('the body is read as it was signed, whatever happens to it meanwhile', async () => {
  const body = new TextEncoder().encode(JSON.stringify(event))
  const request = { headers: send().headers, body }
  const verifying = verify(request)
  body.fill(0x20)
  expect(await verifying).toEqual({ event, replayed: false })
})
