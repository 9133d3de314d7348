import { type CryptoKey, generateKeyPair } from 'jose'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { memoryReplayStore } from './memoryReplayStore.ts'
import { claimsOf, expectedOf, nowS, signReceipt } from './testing/receiptOf.ts'
import { publicJwk, startKeyServer } from './testing/startKeyServer.ts'
import { type Expectations, verifyReceipt } from './verifyReceipt.ts'

const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519' })
const hsmKeys = await generateKeyPair('ES256')
const bank = await startKeyServer([
  await publicJwk(keys.publicKey, 'k1', { alg: 'EdDSA' }),
  await publicJwk(hsmKeys.publicKey, 'hsm', { alg: 'ES256' }),
])
const { issuer } = bank
afterAll(bank.stop)
afterEach(() => {
  vi.useRealTimers()
})

const goodClaims = () => claimsOf(issuer)
const sign = (claims: object, header: object = {}, key: CryptoKey | Uint8Array = keys.privateKey) =>
  signReceipt(claims, key, header)
const expected = (changes: Partial<Expectations> = {}) => expectedOf(issuer, changes)

test('a good receipt gives its claims, and the same claims marked as replayed the second time', async () => {
  const receipt = await sign(goodClaims())
  const known = expected()
  const { claims } = await verifyReceipt(receipt, known)
  expect(claims).toEqual(JSON.parse(atob(receipt.split('.')[1] ?? '')))
  expect(await verifyReceipt(receipt, known)).toEqual({ claims, replayed: true })
  expect(await verifyReceipt(receipt, expected())).toEqual({ claims, replayed: false })
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

test.each(['issuer', 'clientId', 'orderRef', 'orderMinor', 'currency', 'replayStore'])(
  'without %s nothing is verified, also where the claims have none either',
  async (name) => {
    const claims = { ...goodClaims(), [name]: undefined }
    for (const value of [undefined, null, '', {}]) {
      const known = { ...expected(), [name]: value } as Expectations
      const refusal = verifyReceipt(await sign(claims), known)
      await expect(refusal).rejects.toMatchObject({ code: 'BAD_EXPECTATION', message: expect.stringContaining(name) })
    }
  },
)

test('without expectations at all it says so', async () => {
  const verify = verifyReceipt as (receipt: string) => Promise<unknown>
  await expect(verify(await sign(goodClaims()))).rejects.toMatchObject({ code: 'BAD_EXPECTATION' })
})

test.each([
  'http://bank.example',
  'http://127.0.0.1.evil.example',
  'http://localhost.evil.example',
  'https://bank.example/',
  'https://bank.example/path',
  'https://bank.example?x',
  'https://user:pass@bank.example',
  'https://BANK.example',
  'ftp://bank.example',
  'bank.example',
])('the issuer %s is no origin that keys may come from', async (wrong) => {
  const refusal = verifyReceipt(await sign({ ...goodClaims(), iss: wrong }), expected({ issuer: wrong }))
  await expect(refusal).rejects.toMatchObject({ code: 'BAD_EXPECTATION' })
})

test('the compiler asks for every expectation, and lets nobody switch the tolerance off', async () => {
  const { orderRef: _, ...incomplete } = expected()
  // @ts-expect-error an expectation is missing
  await expect(verifyReceipt('', incomplete)).rejects.toMatchObject({ code: 'BAD_EXPECTATION' })
  // @ts-expect-error the store is not optional
  await expect(verifyReceipt('', { ...expected(), replayStore: undefined })).rejects.toMatchObject({
    code: 'BAD_EXPECTATION',
  })
  // @ts-expect-error no tolerance
  await expect(verifyReceipt('', { ...expected(), toleranceSeconds: 0 })).rejects.toMatchObject({
    code: 'BAD_EXPECTATION',
  })
  // @ts-expect-error any algorithm
  await expect(verifyReceipt('', { ...expected(), algorithms: ['HS256'] })).rejects.toMatchObject({
    code: 'BAD_EXPECTATION',
  })
})

test.each([0, -1, 1, 59, 61, 3600, Number.POSITIVE_INFINITY, Number.NaN, null, '60'])(
  'a tolerance of %s is none',
  async (toleranceSeconds) => {
    const known = { ...expected(), toleranceSeconds } as Expectations
    await expect(verifyReceipt(await sign(goodClaims()), known)).rejects.toMatchObject({ code: 'BAD_EXPECTATION' })
  },
)

test.each([10, 30, 60, 120] as const)(
  'with %i s of tolerance both ends of the time are exact to the second',
  async (s) => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const iat = nowS()
    const exp = iat + 3600
    const receipt = await sign({ ...goodClaims(), iat, exp })
    const at = (seconds: number) => {
      vi.setSystemTime(seconds * 1000)
      return verifyReceipt(receipt, expected(s === 60 ? {} : { toleranceSeconds: s }))
    }
    await expect(at(iat - s - 1)).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
    for (const good of [iat - s, iat - s + 1, iat, exp, exp + s - 1]) {
      expect(await at(good)).toMatchObject({ replayed: false })
    }
    for (const late of [exp + s, exp + s + 1, exp + 300]) {
      await expect(at(late)).rejects.toMatchObject({ code: 'RECEIPT_EXPIRED' })
    }
  },
)

test('clocks five minutes apart, in either direction, accept nothing', async () => {
  for (const [iat, exp, code] of [
    [nowS() + 300, nowS() + 3900, 'RECEIPT_FORGED'],
    [nowS() - 3900, nowS() - 300, 'RECEIPT_EXPIRED'],
  ] as const) {
    await expect(verifyReceipt(await sign({ ...goodClaims(), iat, exp }), expected())).rejects.toMatchObject({ code })
  }
})

test('ES256 is for those who expect it, and a key is for its own algorithm', async () => {
  const receipt = await sign(goodClaims(), { alg: 'ES256', kid: 'hsm' }, hsmKeys.privateKey)
  await expect(verifyReceipt(receipt, expected())).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
  expect(await verifyReceipt(receipt, expected({ algorithms: ['ES256'] }))).toMatchObject({ replayed: false })
  expect(await verifyReceipt(receipt, expected({ algorithms: ['EdDSA', 'ES256'] }))).toMatchObject({ replayed: false })
  const swapped = await sign(goodClaims(), { alg: 'ES256', kid: 'k1' }, hsmKeys.privateKey)
  await expect(verifyReceipt(swapped, expected({ algorithms: ['EdDSA', 'ES256'] }))).rejects.toMatchObject({
    code: 'RECEIPT_FORGED',
  })
  const onlyHsm = verifyReceipt(await sign(goodClaims()), expected({ algorithms: ['ES256'] }))
  await expect(onlyHsm).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
})

test('claims outside of the contract are refused even when the bank signed them', async () => {
  for (const claims of [
    { ...goodClaims(), extra: 1 },
    { ...goodClaims(), totalMinor: 1.5 },
    { ...goodClaims(), aud: ['pk_test_demo'] },
    { ...goodClaims(), nbf: 1 },
    { ...goodClaims(), jti: 'not-a-uuid' },
  ]) {
    await expect(verifyReceipt(await sign(claims), expected())).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' })
  }
})

test.each([
  ['is away', async () => Promise.reject(new Error('connection refused'))],
  [
    'throws at once',
    () => {
      throw new Error('no connection')
    },
  ],
  ['says nothing', async () => undefined],
  ['gives a count', async () => 1],
])('a replay store that %s accepts nothing', async (_, remember) => {
  const replayStore = { remember } as unknown as Expectations['replayStore']
  await expect(verifyReceipt(await sign(goodClaims()), expected({ replayStore }))).rejects.toMatchObject({
    code: 'REPLAY_STORE_FAILED',
    isTemporary: true,
  })
})

test('a receipt that is refused is not remembered', async () => {
  const known = expected()
  const receipt = await sign(goodClaims())
  await expect(verifyReceipt(receipt, { ...known, orderMinor: 1 })).rejects.toMatchObject({
    code: 'RECEIPT_FOR_ANOTHER_ORDER',
    isTemporary: false,
  })
  expect(await verifyReceipt(receipt, known)).toMatchObject({ replayed: false })
})

test('what one bank names is no replay of what another one named alike', async () => {
  const other = await startKeyServer(bank.keys)
  const replayStore = memoryReplayStore()
  for (const iss of [issuer, other.issuer]) {
    const receipt = await sign({ ...goodClaims(), iss })
    expect(await verifyReceipt(receipt, expected({ issuer: iss, replayStore }))).toMatchObject({ replayed: false })
  }
  await other.stop()
})

test('of many simultaneous verifications exactly one is not a replay', async () => {
  const receipt = await sign(goodClaims())
  const known = expected()
  const results = await Promise.all(Array.from({ length: 50 }, () => verifyReceipt(receipt, known)))
  expect(results.filter(({ replayed }) => !replayed)).toHaveLength(1)
})
