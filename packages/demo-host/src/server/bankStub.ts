import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Agreement, ReceiptClaims, RefundAnswer, WebhookEvent } from '@offerdock/sdk/contract'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** For tests: a bank on loopback with a real key, that signs receipts and captures what a test tells it to. */
export async function startBankStub() {
  const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
  const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' }
  const captures: { path: string; authorization: string | undefined }[] = []
  const asked: { act: string; agreementId: string; key: string | undefined; body: string }[] = []
  const stub = {
    origin: '',
    captures,
    /** Releases and refunds. */
    asked,
    /** What the next captures do; a test may replace it. */
    onCapture: (response: ServerResponse, agreementId: string) => sendJson(response, 200, agreementOf(agreementId)),
    /** What an agreement is now, for who asks. */
    onRead: (response: ServerResponse, agreementId: string) =>
      sendJson(response, 200, { ...agreementOf(agreementId), status: 'reserved' }),
    /** What the next releases and refunds do. */
    onAct: (response: ServerResponse, agreementId: string, act: string, body: string): unknown =>
      act === 'release'
        ? sendJson(response, 200, { ...agreementOf(agreementId), status: 'released' })
        : sendJson(response, 200, refundOf(agreementId, JSON.parse(body).refundMinor)),
    sign: (changes: Partial<ReceiptClaims>) => sign({ ...claims(stub.origin), ...changes }, keys.privateKey),
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  }
  const server = createServer(async (request: IncomingMessage, response) => {
    const path = request.url ?? ''
    if (path === '/.well-known/jwks.json') return sendJson(response, 200, { keys: [jwk] })
    const [, read] = /^\/v1\/agreements\/([^/]+)$/.exec(path) ?? []
    if (request.method === 'GET' && read) return stub.onRead(response, read)
    const [, agreementId, act = ''] = /^\/v1\/agreements\/([^/]+)\/(capture|release|refund)$/.exec(path) ?? []
    if (request.method !== 'POST' || !agreementId) return sendJson(response, 404, {})
    if (act !== 'capture') {
      let body = ''
      for await (const chunk of request.setEncoding('utf8')) body += chunk
      asked.push({ act, agreementId, key: request.headers['idempotency-key']?.toString(), body })
      return stub.onAct(response, agreementId, act, body)
    }
    captures.push({ path, authorization: request.headers.authorization })
    return stub.onCapture(response, agreementId)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stub.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return stub
}

export function sendJson(response: ServerResponse, status: number, body: object) {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

const sign = (payload: ReceiptClaims, key: CryptoKey) =>
  new SignJWT({ ...payload }).setProtectedHeader({ alg: 'EdDSA', typ: 'offer-receipt+jwt', kid: 'k1' }).sign(key)

const amounts = {
  orderRef: 'ord-1',
  orderMinor: 499900,
  pointsMinor: 0,
  financedMinor: 499900,
  totalMinor: 535888,
  currency: 'CNY',
}

const claims = (iss: string): ReceiptClaims => ({
  iss,
  aud: 'pk_test_demo',
  sub: 'p-1',
  jti: '0197a1b2-c3d4-7abc-8def-0123456789ab',
  iat: Math.floor(Date.now() / 1000),
  exp: Math.floor(Date.now() / 1000) + 3600,
  agreementId: 'agr_1',
  quoteId: 'quo_1',
  ...amounts,
  plan: 'p12',
  disclosureHash: 'a'.repeat(64),
})

export const agreementOf = (agreementId: string): Agreement => ({
  agreementId,
  status: 'captured',
  conversionId: '0197a1b2-c3d4-7abc-8def-0123456789ab',
  quoteId: 'quo_1',
  ...amounts,
  planId: 'p12',
  confirmedAt: '2026-11-22T12:00:00.000Z',
  captureBefore: '2026-11-26T12:00:00.000Z',
  refundedMinor: 0,
})

export const refundOf = (agreementId: string, refundMinor: number): RefundAnswer => ({
  agreement: { ...agreementOf(agreementId), status: 'refunded', refundedMinor: refundMinor },
  refund: {
    refundId: 'ref_1',
    refundedAt: '2026-11-23T12:00:00.000Z',
    refundMinor,
    couponMinor: 0,
    pointsMinor: 0,
    principalMinor: refundMinor,
    cashBackMinor: 0,
    plan: null,
  },
})

export const webhookSecret = `whsec_${randomBytes(32).toString('base64')}`

let events = 0

/** A webhook of the bank about an agreement, signed as Standard Webhooks says. */
export function makeWebhook(
  data: WebhookEvent['data'],
  {
    sequence = 1,
    type = 'agreement.reserved',
    secret = webhookSecret,
  }: Partial<WebhookEvent> & { secret?: string } = {},
) {
  const id = `0197a1b2-c3d4-7abc-8def-${String(++events).padStart(12, '0')}`
  const at = '2026-11-22T12:00:00.000Z'
  const event: WebhookEvent = { id, type, at, agreementId: data.agreement.agreementId, sequence, data }
  const body = JSON.stringify(event)
  const headers = () => {
    const timestamp = String(Math.floor(Date.now() / 1000))
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
    return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
  }
  return { body, headers }
}
