import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { memoryReplayStore } from './replayStore.ts'
import { type Expectations, verifyReceipt } from './verifyReceipt.ts'

const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
const keySet = { keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'EdDSA', use: 'sig' }] }
const server = createServer((_, response) => {
  response.setHeader('content-type', 'application/jwk-set+json')
  response.end(JSON.stringify(keySet))
})
let issuer = ''
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => server.close())

const nowS = Math.floor(Date.now() / 1000)
const goodClaims = () => ({
  iss: issuer,
  aud: 'pk_test_demo',
  sub: 'p-1',
  jti: '0197a1b2-c3d4-7abc-8def-0123456789ab',
  iat: nowS,
  exp: nowS + 3600,
  agreementId: 'agr_1',
  quoteId: 'quo_1',
  orderRef: 'ord-1',
  orderMinor: 499900,
  pointsMinor: 0,
  financedMinor: 499900,
  totalMinor: 535888,
  currency: 'CNY',
  plan: 'p12',
  disclosureHash: 'a'.repeat(64),
})
const sign = (claims: object, header: object = {}, key: Parameters<SignJWT['sign']>[0] = keys.privateKey) =>
  new SignJWT({ ...claims })
    .setProtectedHeader({ alg: 'EdDSA', typ: 'offer-receipt+jwt', kid: 'k1', ...header })
    .sign(key)
const expected = (changes: Partial<Expectations> = {}): Expectations => ({
  issuer,
  clientId: 'pk_test_demo',
  orderRef: 'ord-1',
  orderMinor: 499900,
  currency: 'CNY',
  replayStore: memoryReplayStore(),
  ...changes,
})

test('a good receipt gives its claims, and the same claims marked as replayed the second time', async () => {
  const receipt = await sign(goodClaims())
  const known = expected()
  expect(await verifyReceipt(receipt, known)).toEqual({ claims: goodClaims(), replayed: false })
  expect(await verifyReceipt(receipt, known)).toEqual({ claims: goodClaims(), replayed: true })
})

test.each([
  ['another order', { orderRef: 'ord-2' }],
  ['another amount', { orderMinor: 499901 }],
  ['another currency', { currency: 'HKD' }],
])('a receipt for %s is refused', async (_, changes) => {
  await expect(verifyReceipt(await sign(goodClaims()), expected(changes))).rejects.toMatchObject({
    code: 'RECEIPT_FOR_ANOTHER_ORDER',
  })
})

test.each<[string, () => Promise<string>]>([
  [
    'signed by another key',
    async () => sign(goodClaims(), {}, (await generateKeyPair('EdDSA', { crv: 'Ed25519' })).privateKey),
  ],
  ['for another client', () => sign({ ...goodClaims(), aud: 'pk_other' })],
  ['of another issuer', () => sign({ ...goodClaims(), iss: 'https://bank.example' })],
  ['of another type', () => sign(goodClaims(), { typ: 'JWT' })],
  ['with a shared-secret algorithm', () => sign(goodClaims(), { alg: 'HS256' }, new Uint8Array(32))],
  ['issued without a subject', () => sign({ ...goodClaims(), sub: undefined })],
])('a receipt %s is forged', async (_, make) => {
  await expect(verifyReceipt(await make(), expected())).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
})

test('a receipt past its capture deadline is expired', async () => {
  const receipt = await sign({ ...goodClaims(), exp: nowS - 61 })
  await expect(verifyReceipt(receipt, expected())).rejects.toMatchObject({ code: 'RECEIPT_EXPIRED' })
})

test('claims outside of the contract are refused even when the bank signed them', async () => {
  for (const claims of [
    { ...goodClaims(), extra: 1 },
    { ...goodClaims(), totalMinor: 1.5 },
  ]) {
    await expect(verifyReceipt(await sign(claims), expected())).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' })
  }
})

test('other encodings of a good receipt are refused', async () => {
  const receipt = await sign(goodClaims())
  const last = receipt.at(-1) as string
  const neighbor = String.fromCharCode(last.charCodeAt(0) + 1)
  for (const variant of [
    `${receipt} `,
    `${receipt}\n`,
    `${receipt}==`,
    receipt.slice(0, -1) + neighbor,
    `${receipt}.`,
    '',
    'a.b.c',
  ]) {
    await expect(verifyReceipt(variant, expected())).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' })
  }
})

test('an unknown key id is forged when the keys were just fetched, and else worth another try', async () => {
  const fresh = createServer((_, response) => response.end(JSON.stringify(keySet)))
  await new Promise<void>((done) => fresh.listen(0, '127.0.0.1', done))
  const own = `http://127.0.0.1:${(fresh.address() as AddressInfo).port}`
  const receipt = await sign({ ...goodClaims(), iss: own }, { kid: 'k2' })
  await expect(verifyReceipt(receipt, expected({ issuer: own }))).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
  await expect(verifyReceipt(receipt, expected({ issuer: own }))).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' })
  fresh.close()
})

test('an answer that is no key set says nothing about the receipt', async () => {
  const broken = createServer((_, response) => response.end('{"hello":1}'))
  await new Promise<void>((done) => broken.listen(0, '127.0.0.1', done))
  const own = `http://127.0.0.1:${(broken.address() as AddressInfo).port}`
  const receipt = await sign({ ...goodClaims(), iss: own })
  await expect(verifyReceipt(receipt, expected({ issuer: own }))).rejects.toMatchObject({ code: 'KEYS_UNAVAILABLE' })
  broken.close()
})

test('keys that cannot be fetched are told apart from a forgery', async () => {
  const receipt = await sign({ ...goodClaims(), iss: 'http://127.0.0.1:1' })
  await expect(verifyReceipt(receipt, expected({ issuer: 'http://127.0.0.1:1' }))).rejects.toMatchObject({
    code: 'KEYS_UNAVAILABLE',
  })
})

test('of many simultaneous verifications exactly one is not a replay', async () => {
  const receipt = await sign(goodClaims())
  const known = expected()
  const results = await Promise.all(Array.from({ length: 50 }, () => verifyReceipt(receipt, known)))
  expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
})
