import type { ServerResponse } from 'node:http'
import { base64url, generateKeyPair } from 'jose'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { claimsOf, expectedOf, signReceipt } from './testing/receiptOf.ts'
import { publicJwk, startKeyServer } from './testing/startKeyServer.ts'
import { verifyReceipt } from './verifyReceipt.ts'

// On a busy machine they take many times as long.
vi.setConfig({ testTimeout: 60_000 })

const pair = () => generateKeyPair('EdDSA', { crv: 'Ed25519' })
const [first, second] = [await pair(), await pair()]
const firstJwk = await publicJwk(first.publicKey, 'k1')
const secondJwk = await publicJwk(second.publicKey, 'k2')

let bank: Awaited<ReturnType<typeof startKeyServer>>
beforeEach(async () => {
  // Only the clocks: requests to the bank's keys are real.
  vi.useFakeTimers({ toFake: ['Date', 'performance'], now: Date.now() })
  bank = await startKeyServer([firstJwk])
})
afterEach(async () => {
  vi.useRealTimers()
  await bank.stop()
})

const pass = (seconds: number) => vi.advanceTimersByTime(seconds * 1000)
const receiptOf = (pairOf: typeof first, kid: string) => signReceipt(claimsOf(bank.issuer), pairOf.privateKey, { kid })
/** Whether the receipt is good, or the code of why not. */
async function verdict(receipt: string): Promise<string> {
  return verifyReceipt(receipt, expectedOf(bank.issuer)).then(
    () => 'good',
    (error) => error.code,
  )
}

test('many receipts ask for the keys once, and once again after a minute', async () => {
  const receipt = await receiptOf(first, 'k1')
  const all = await Promise.all(Array.from({ length: 50 }, () => verdict(receipt)))
  expect(new Set(all)).toEqual(new Set(['good']))
  expect(bank.requests).toEqual(['/.well-known/jwks.json'])
  pass(59)
  await verdict(receipt)
  expect(bank.requests).toHaveLength(1)
  pass(2)
  await Promise.all([verdict(receipt), verdict(receipt)])
  expect(bank.requests).toHaveLength(2)
})

test('ten thousand receipts with key ids that nobody has ask once in 30 seconds', async () => {
  const good = await receiptOf(first, 'k1')
  expect(await verdict(good)).toBe('good')
  const [, claims, signature] = good.split('.')
  const headers = Array.from({ length: 10_000 }, (_, i) =>
    base64url.encode(JSON.stringify({ alg: 'EdDSA', typ: 'offer-receipt+jwt', kid: `unknown-${i}` })),
  )
  for (let i = 0; i < headers.length; i += 500) {
    const some = headers.slice(i, i + 500).map((header) => verdict(`${header}.${claims}.${signature}`))
    expect(new Set(await Promise.all(some))).toEqual(new Set(['KEYS_UNAVAILABLE']))
  }
  expect(bank.requests).toHaveLength(1)
  pass(31)
  const unknown = await receiptOf(second, 'k9')
  expect(await verdict(unknown)).toBe('RECEIPT_FORGED')
  expect(bank.requests).toHaveLength(2)
  expect(await verdict(unknown)).toBe('KEYS_UNAVAILABLE')
  expect(bank.requests).toHaveLength(2)
})

test('a new key counts 30 seconds after the last question at the latest, and a withdrawn one for a minute at most', async () => {
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('good')
  bank.keys = [secondJwk]
  const [old, fresh] = [await receiptOf(first, 'k1'), await receiptOf(second, 'k2')]
  pass(31)
  expect(await verdict(old)).toBe('good')
  expect(await verdict(fresh)).toBe('good')
  expect(await verdict(old)).not.toBe('good')

  bank.keys = [firstJwk]
  pass(61)
  expect(await verdict(fresh)).not.toBe('good')
})

test('keys that change every four seconds for ten minutes refuse no receipt, and a withdrawn one ends within a minute', async () => {
  const pairs = await Promise.all(Array.from({ length: 8 }, pair))
  const jwks = await Promise.all(pairs.map(({ publicKey }) => publicJwk(publicKey, 'k')))
  const turn = (at: number) => (at / 4) % pairs.length
  let at = 0
  // As a bank does it: published for two minutes before it signs, and here for one minute after.
  bank.reply = (response) => {
    const published = Array.from({ length: 46 }, (_, i) => at - 60 + 4 * i).filter((time) => time >= 0)
    response.end(JSON.stringify({ keys: published.map((time) => ({ ...jwks[turn(time)], kid: `k${time}` })) }))
  }
  const verdictOf = async (time: number) => verdict(await receiptOf(pairs[turn(time)] ?? first, `k${time}`))
  const verdicts = { signing: new Set<string>(), withdrawn: new Set<string>() }
  for (; at < 600; at += 4, pass(4)) {
    verdicts.signing.add(await verdictOf(at))
    // Off the list for over a minute.
    if (at >= 128) verdicts.withdrawn.add(await verdictOf(at - 128))
  }
  expect(verdicts.signing).toEqual(new Set(['good']))
  expect(verdicts.withdrawn).not.toContain('good')
  expect(bank.requests.length).toBeLessThanOrEqual(600 / 30 + 1)
})

test.each<[string, () => unknown]>([
  ['is down', () => bank.stop()],
  [
    'answers 500',
    () => {
      bank.reply = (response) => void response.writeHead(500).end()
    },
  ],
  [
    'publishes nonsense',
    () => {
      bank.reply = (response) => void response.end('{"hello":1}')
    },
  ],
])('while the bank %s known keys go on being used, and are given up after a day', async (_, goAway) => {
  const receipt = await signReceipt(
    { ...claimsOf(bank.issuer), exp: Math.floor(Date.now() / 1000) + 200_000 },
    first.privateKey,
  )
  expect(await verdict(receipt)).toBe('good')
  await goAway()
  for (let minute = 0; minute < 60; minute++) {
    pass(60)
    expect(await verdict(receipt)).toBe('good')
  }
  pass(22 * 3600)
  expect(await verdict(receipt)).toBe('good')
  pass(2 * 3600)
  expect(await verdict(receipt)).toBe('KEYS_UNAVAILABLE')
})

test('a bank that was away at first is asked again a second later', async () => {
  const receipt = await receiptOf(first, 'k1')
  const { reply } = bank
  bank.reply = (response) => void response.destroy()
  expect(await verdict(receipt)).toBe('KEYS_UNAVAILABLE')
  bank.reply = reply
  expect(await verdict(receipt)).toBe('KEYS_UNAVAILABLE')
  expect(bank.requests).toHaveLength(1)
  pass(1.1)
  expect(await verdict(receipt)).toBe('good')
})

test('a question that ends late does not hide the newer one', async () => {
  const receipt = await receiptOf(first, 'k1')
  const nextAsked = () =>
    new Promise<ServerResponse>((resolve) => {
      bank.reply = (response) => void resolve(response)
    })
  let asked = nextAsked()
  const early = verdict(receipt)
  const lost = await asked
  pass(11)
  asked = nextAsked()
  const later = verdict(receipt)
  const late = await asked
  lost.destroy()
  expect(await early).toBe('KEYS_UNAVAILABLE')
  const last = verdict(receipt)
  late.end(JSON.stringify({ keys: bank.keys }))
  expect(await Promise.all([later, last])).toEqual(['good', 'good'])
  expect(bank.requests).toHaveLength(2)
})

test('a redirect is not followed, wherever it leads', async () => {
  const other = await startKeyServer([firstJwk])
  bank.reply = (response) => void response.writeHead(302, { location: `${other.issuer}/.well-known/jwks.json` }).end()
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('KEYS_UNAVAILABLE')
  expect(other.requests).toEqual([])
  await other.stop()
})

test('an answer of more than 64 KiB is not read to its end', async () => {
  bank.keys = [firstJwk, { more: 'x'.repeat(70_000) }]
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('KEYS_UNAVAILABLE')
  bank.keys = [firstJwk, { more: 'x'.repeat(60_000) }]
  pass(2)
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('good')
})

test('an answer that does not come is waited for no longer than the signal allows', async () => {
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValue(AbortSignal.abort())
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('KEYS_UNAVAILABLE')
  expect(timeout).toHaveBeenCalledExactlyOnceWith(5000)
  timeout.mockRestore()
})

test.each(['../../k1', "k1' or '1'='1", 'https://bank.example/k1', 'k'.repeat(129), 'k1\u0000'])(
  'for a key id like %j nobody is even asked',
  async (kid) => {
    const [, claims, signature] = (await receiptOf(first, 'k1')).split('.')
    const header = base64url.encode(JSON.stringify({ alg: 'EdDSA', typ: 'offer-receipt+jwt', kid }))
    expect(await verdict(`${header}.${claims}.${signature}`)).toBe('RECEIPT_FORGED')
    expect(bank.requests).toEqual([])
  },
)

test.each<[string, (jwk: typeof firstJwk) => object[]]>([
  ['a private part', (jwk) => [{ ...jwk, d: jwk.x }]],
  ['another use', (jwk) => [{ ...jwk, use: 'enc' }]],
  ['another operation', (jwk) => [{ ...jwk, key_ops: ['sign'] }]],
  ['another algorithm', (jwk) => [{ ...jwk, alg: 'ES256' }]],
  ['another curve', (jwk) => [{ ...jwk, crv: 'X25519' }]],
  ['a shared secret', () => [{ kty: 'oct', kid: 'k1', k: 'AAAA' }]],
  ['an id that stands twice', (jwk) => [{ ...secondJwk, kid: jwk.kid }, jwk]],
  ['an id that is no text', (jwk) => [{ ...jwk, kid: ['k1'] }]],
])('a published key with %s verifies nothing', async (_, change) => {
  bank.keys = change(firstJwk)
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('RECEIPT_FORGED')
})

test('keys of other kinds beside ours do not matter', async () => {
  bank.keys = [{ kty: 'RSA', kid: 'r', n: 'AQAB', e: 'AQAB' }, null as unknown as object, firstJwk]
  expect(await verdict(await receiptOf(first, 'k1'))).toBe('good')
})
