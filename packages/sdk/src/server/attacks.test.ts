import { base64url, type CryptoKey, exportSPKI, generateKeyPair } from 'jose'
import { afterAll, expect, test } from 'vitest'
import { claimsOf, expectedOf, headerOf, nowS, signBytes, signerOf, signReceipt } from './testing/receiptOf.ts'
import { respell } from './testing/respell.ts'
import { publicJwk, startKeyServer } from './testing/startKeyServer.ts'
import { verifyReceipt } from './verifyReceipt.ts'

// What is known to have been tried against verifiers of signed tokens. Each begins with what a good receipt is made of.

const keys = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
const ecKeys = await generateKeyPair('ES256', { extractable: true })
const p384 = await generateKeyPair('ES384')
const attacker = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
const [jwk, ecJwk] = [await publicJwk(keys.publicKey, 'k1'), await publicJwk(ecKeys.publicKey, 'ec')]
const bank = await startKeyServer([jwk, ecJwk])
const attackersBank = await startKeyServer([await publicJwk(attacker.publicKey, 'k1')])
const sandbox = await startKeyServer([jwk])
afterAll(() => Promise.all([bank.stop(), attackersBank.stop(), sandbox.stop()]))

const { issuer } = bank
const algorithms = ['EdDSA', 'ES256'] as const
const good = () => claimsOf(issuer)
const bankSigns = (claims: object, header: object = {}) => signReceipt(claims, keys.privateKey, header)
const raw = (header: string | object, claims: string | object = good(), key: CryptoKey = keys.privateKey) => {
  const text = (part: string | object) => (typeof part === 'string' ? part : JSON.stringify(part))
  return signBytes(text(header), text(claims), signerOf(key))
}
const attackerSigns = (header: object, claims: object = good()) => raw(headerOf(header), claims, attacker.privateKey)
const encode = (value: object) => base64url.encode(JSON.stringify(value))
const unsigned = (header: object, signature = '') => `${encode(headerOf(header))}.${encode(good())}.${signature}`

async function withHmac(secret: Uint8Array<ArrayBuffer> | string): Promise<string> {
  const bytes = typeof secret === 'string' ? new TextEncoder().encode(secret) : secret
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const sign = async (signed: Uint8Array<ArrayBuffer>) => new Uint8Array(await crypto.subtle.sign('HMAC', key, signed))
  return signBytes(JSON.stringify(headerOf({ alg: 'HS256' })), JSON.stringify(good()), sign)
}

/** A good receipt with one of its three parts made into something else. */
async function changed(index: 0 | 1 | 2, change: (part: string) => string): Promise<string> {
  return (await bankSigns(good()))
    .split('.')
    .map((part, i) => (i === index ? change(part) : part))
    .join('.')
}

const flip = (part: string) => {
  const bytes = base64url.decode(part)
  bytes[0] = (bytes[0] ?? 0) ^ 1
  return base64url.encode(bytes)
}
const order25519 = 2n ** 252n + 27742317777372353535851937790883648493n
const orderP256 = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const toNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const toBytes = (number: bigint) => Buffer.from(number.toString(16).padStart(64, '0'), 'hex')

/** S + L is the same number to a careless verifier: a second signature of the same receipt. */
const addOrder = (part: string) => {
  const bytes = base64url.decode(part)
  const s = toNumber(bytes.slice(32).reverse()) + order25519
  return base64url.encode(Buffer.concat([bytes.slice(0, 32), toBytes(s).reverse()]))
}

async function ecReceipt(change: (r: bigint, s: bigint) => [bigint, bigint] | Uint8Array): Promise<string> {
  const receipt = await raw(headerOf({ alg: 'ES256', kid: 'ec' }), good(), ecKeys.privateKey)
  const [header, claims, signature = ''] = receipt.split('.')
  const bytes = base64url.decode(signature)
  const parts = change(toNumber(bytes.slice(0, 32)), toNumber(bytes.slice(32)))
  const forged = Array.isArray(parts) ? Buffer.concat(parts.map(toBytes)) : parts
  return `${header}.${claims}.${base64url.encode(forged)}`
}

const attacks: Record<string, () => string | Promise<string>> = {
  'alg none, without a signature': () => unsigned({ alg: 'none' }),
  'alg None': () => unsigned({ alg: 'None' }),
  'alg nOnE': () => unsigned({ alg: 'nOnE' }),
  'alg NONE with the old signature': () => changed(0, () => encode(headerOf({ alg: 'NONE' }))),
  'alg empty': () => unsigned({ alg: '' }, 'AAAA'),
  'alg missing': () => raw(headerOf({ alg: undefined })),
  'alg null': () => raw(headerOf({ alg: null })),
  'alg a list': () => raw(headerOf({ alg: ['EdDSA'] })),
  'alg in another case': () => raw(headerOf({ alg: 'eddsa' })),
  'alg Ed25519, which the contract does not name': () => raw(headerOf({ alg: 'Ed25519' })),
  'HS256 with the public key as it is published': () => withHmac(JSON.stringify(jwk)),
  'HS256 with the bytes of the public key': () => withHmac(new Uint8Array(base64url.decode(jwk.x ?? ''))),
  'HS256 with the public key in PEM': async () => withHmac(await exportSPKI(keys.publicKey)),
  'HS256 with the empty string of a secret': () => withHmac(new Uint8Array(1)),
  'RS256 over a signature of ours': () => raw(headerOf({ alg: 'RS256' })),
  'ES256 by the key of EdDSA': () => raw(headerOf({ alg: 'ES256' })),
  'EdDSA by a key of P-256': () => raw(headerOf({ kid: 'ec' }), good(), ecKeys.privateKey),
  'ES256 by P-384': () => raw(headerOf({ alg: 'ES256', kid: 'ec' }), good(), p384.privateKey),
  'a key of the attacker in jwk': async () => attackerSigns({ jwk: await publicJwk(attacker.publicKey, 'k1') }),
  'the own key in jwk': () => bankSigns(good(), { jwk }),
  'the keys of the attacker in jku': () => attackerSigns({ jku: `${attackersBank.issuer}/.well-known/jwks.json` }),
  'the own keys in jku': () => bankSigns(good(), { jku: `${issuer}/.well-known/jwks.json` }),
  x5u: () => attackerSigns({ x5u: `${attackersBank.issuer}/cert.pem` }),
  x5c: () => attackerSigns({ x5c: ['MIIB'] }),
  'x5t of nothing': () => bankSigns(good(), { x5t: 'AAAA' }),
  'kid missing': () => raw({ alg: 'EdDSA', typ: 'offer-receipt+jwt' }),
  'kid empty': () => raw(headerOf({ kid: '' })),
  'kid a path': () => attackerSigns({ kid: '../../../../dev/null' }),
  'kid SQL': () => attackerSigns({ kid: "x' UNION SELECT 'key" }),
  'kid an address': () => attackerSigns({ kid: `${attackersBank.issuer}/.well-known/jwks.json` }),
  'kid a command': () => attackerSigns({ kid: '|/bin/id' }),
  'kid with a NUL': () => attackerSigns({ kid: 'k1\u0000' }),
  'kid of an object': () => attackerSigns({ kid: '__proto__' }),
  'kid of its methods': () => attackerSigns({ kid: 'constructor' }),
  'kid a number': () => raw(headerOf({ kid: 1 })),
  'kid a list': () => raw(headerOf({ kid: ['k1'] })),
  'kid of 129 characters': () => attackerSigns({ kid: 'k'.repeat(129) }),
  'kid that is not published': () => attackerSigns({ kid: 'k2' }),
  'crit of something unknown': () => raw(headerOf({ crit: ['exp'], exp: nowS() })),
  'crit empty': () => raw(headerOf({ crit: [] })),
  'b64 false': () => raw(headerOf({ b64: false, crit: ['b64'] })),
  'b64 false without crit': () => raw(headerOf({ b64: false })),
  zip: () => raw(headerOf({ zip: 'DEF' })),
  'an encrypted token': () => raw(headerOf({ alg: 'dir', enc: 'A256GCM' })),
  'typ JWT': () => bankSigns(good(), { typ: 'JWT' }),
  'typ of a logout token': () => bankSigns(good(), { typ: 'logout+jwt' }),
  'typ missing': () => raw({ alg: 'EdDSA', kid: 'k1' }),
  'typ in another case': () => bankSigns(good(), { typ: 'Offer-Receipt+JWT' }),
  'typ with application/': () => bankSigns(good(), { typ: 'application/offer-receipt+jwt' }),
  'alg twice in the header': () => raw('{"alg":"none","alg":"EdDSA","typ":"offer-receipt+jwt","kid":"k1"}'),
  'alg twice, once with an escape': () =>
    raw('{"\\u0061lg":"none","alg":"EdDSA","typ":"offer-receipt+jwt","kid":"k1"}'),
  'an order twice in the claims': () => raw(headerOf(), JSON.stringify(good()).replace('{', '{"orderRef":"ord-2",')),
  'an amount twice in the claims': () => raw(headerOf(), JSON.stringify(good()).replace('}', ',"orderMinor":499900}')),
  'a prototype among the claims': () => raw(headerOf(), JSON.stringify(good()).replace('{', '{"__proto__":{},')),
  'a prototype in the header': () => raw(JSON.stringify(headerOf()).replace('{', '{"__proto__":{"alg":"none"},')),
  'another issuer': () => bankSigns({ ...good(), iss: attackersBank.issuer }),
  'the issuer with a path': () => bankSigns({ ...good(), iss: `${issuer}/` }),
  'the sandbox of the same bank, with the same key': () => bankSigns({ ...good(), iss: sandbox.issuer }),
  'an issuer list': () => bankSigns({ ...good(), iss: [issuer] }),
  'no issuer': () => bankSigns({ ...good(), iss: undefined }),
  'another client': () => bankSigns({ ...good(), aud: 'pk_other' }),
  'two clients': () => bankSigns({ ...good(), aud: ['pk_other', 'pk_test_demo'] }),
  'no client': () => bankSigns({ ...good(), aud: undefined }),
  'no subject': () => bankSigns({ ...good(), sub: undefined }),
  'no end': () => bankSigns({ ...good(), exp: undefined }),
  'an end that is text': () => raw(headerOf(), { ...good(), exp: String(nowS() + 3600) }),
  'an end in milliseconds': () => raw(headerOf(), { ...good(), exp: 1e300 }),
  'an end of null': () => raw(headerOf(), { ...good(), exp: null }),
  'no beginning': () => bankSigns({ ...good(), iat: undefined }),
  'an end that has passed': () => bankSigns({ ...good(), exp: nowS() - 61 }),
  'a beginning to come': () => bankSigns({ ...good(), iat: nowS() + 62 }),
  'nbf to come': () => bankSigns({ ...good(), nbf: nowS() + 3600 }),
  'no id': () => bankSigns({ ...good(), jti: undefined }),
  'another order': () => bankSigns({ ...good(), orderRef: 'ord-2' }),
  'another amount': () => bankSigns({ ...good(), orderMinor: 1 }),
  'an amount that is text': () => raw(headerOf(), { ...good(), orderMinor: '499900' }),
  'an amount with a fraction': () => raw(headerOf(), { ...good(), orderMinor: 499900.5 }),
  'another currency': () => bankSigns({ ...good(), currency: 'JPY' }),
  'a claim too many': () => bankSigns({ ...good(), admin: true }),
  'claims that are a list': () => raw(headerOf(), '[]'),
  'claims that are null': () => raw(headerOf(), 'null'),
  'claims with a byte order mark': () => raw(headerOf(), `\ufeff${JSON.stringify(good())}`),
  'claims that are no UTF-8': () =>
    signBytes(JSON.stringify(headerOf()), Uint8Array.of(0x7b, 0xff, 0x7d), signerOf(keys.privateKey)),
  'a header that is no JSON': () => raw('alg=EdDSA'),
  'a flipped bit in the header': () => changed(0, flip),
  'a flipped bit in the claims': () => changed(1, flip),
  'a flipped bit in the signature': () => changed(2, flip),
  'the claims of one and the signature of another': async () => {
    const [one, other] = [await bankSigns(good()), await bankSigns({ ...good(), totalMinor: 1 })].map((r) =>
      r.split('.'),
    )
    return [one?.[0], other?.[1], one?.[2]].join('.')
  },
  'a signature cut short': () => changed(2, (part) => part.slice(0, 40)),
  'a signature with trailing bytes': () =>
    changed(2, (part) => base64url.encode(Buffer.concat([base64url.decode(part), Buffer.alloc(3)]))),
  'a signature of zeros': () => changed(2, () => base64url.encode(new Uint8Array(64))),
  'no signature': () => changed(2, () => ''),
  'no signature and no dot': async () => (await bankSigns(good())).split('.').slice(0, 2).join('.'),
  'a fourth part': async () => `${await bankSigns(good())}.AAAA`,
  'five parts, as of encryption': async () => `${await bankSigns(good())}.AAAA.AAAA`,
  'a dot at the end': async () => `${await bankSigns(good())}.`,
  'a space at the end': async () => `${await bankSigns(good())} `,
  'a space before': async () => ` ${await bankSigns(good())}`,
  'a line break at the end': async () => `${await bankSigns(good())}\n`,
  'a line break within': () => changed(1, (part) => `${part.slice(0, 76)}\n${part.slice(76)}`),
  padding: async () => `${await bankSigns(good())}==`,
  'the alphabet of plain base64': () => changed(2, () => `${'+/'.repeat(42)}AA`),
  'another last character of the signature': () => changed(2, respell),
  'a second signature by S + L': () => changed(2, addOrder),
  'a receipt of 1 MiB': () => unsigned({ kid: 'k'.repeat(1 << 20) }, 'AAAA'),
  'claims of 9 kB': () => bankSigns({ ...good(), sub: 's'.repeat(9000) }),
  'JSON serialization': () =>
    JSON.stringify({ protected: encode(headerOf()), payload: encode(good()), signature: 'AAAA' }),
  'ES256 with r = s = 0': () => ecReceipt(() => [0n, 0n]),
  'ES256 with r = 0': () => ecReceipt((_, s) => [0n, s]),
  'ES256 with s = 0': () => ecReceipt((r) => [r, 0n]),
  'ES256 with r = s = 1': () => ecReceipt(() => [1n, 1n]),
  'ES256 with r = s = the order': () => ecReceipt(() => [orderP256, orderP256]),
  'ES256 with s = the order': () => ecReceipt((r) => [r, orderP256]),
  'ES256 with r + 1': () => ecReceipt((r, s) => [r + 1n, s]),
  'ES256 in DER': () =>
    ecReceipt((r, s) => Buffer.concat([Buffer.from([0x30, 68, 2, 32]), toBytes(r), Buffer.from([2, 32]), toBytes(s)])),
  'the empty string': () => '',
  'dots alone': () => '..',
}

test('the receipt that all of them begin with is good', async () => {
  for (const receipt of [
    await bankSigns(good()),
    await raw(headerOf({ alg: 'ES256', kid: 'ec' }), good(), ecKeys.privateKey),
  ]) {
    expect(await verifyReceipt(receipt, expectedOf(issuer, { algorithms }))).toMatchObject({ replayed: false })
  }
})

test.each(Object.entries(attacks))('refused: %s', async (_, make) => {
  const refusal = verifyReceipt(await make(), expectedOf(issuer, { algorithms }))
  await expect(refusal).rejects.toMatchObject({
    name: 'DockError',
    code: expect.stringMatching(/^(RECEIPT_\w+|KEYS_UNAVAILABLE)$/),
  })
})

test.each([undefined, null, 1, {}, [], true, new Uint8Array(3)])('what is no text is refused: %s', async (value) => {
  const refusal = verifyReceipt(value as string, expectedOf(issuer))
  await expect(refusal).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' })
})

test('none of them made the verifier ask anybody but the bank', () => {
  expect(Object.keys(attacks).length).toBeGreaterThanOrEqual(60)
  expect(attackersBank.requests).toEqual([])
  expect(sandbox.requests).toEqual([])
  expect(new Set(bank.requests)).toEqual(new Set(['/.well-known/jwks.json']))
})

test('a low and a high s are both of the bank, and one conversion all the same', async () => {
  const known = expectedOf(issuer, { algorithms })
  const receipt = await ecReceipt((r, s) => [r, s])
  const mirrored = `${receipt.split('.').slice(0, 2).join('.')}.${base64url.encode(
    Buffer.concat([
      base64url.decode(receipt.split('.')[2] ?? '').slice(0, 32),
      toBytes(orderP256 - toNumber(base64url.decode(receipt.split('.')[2] ?? '').slice(32))),
    ]),
  )}`
  expect(await verifyReceipt(receipt, known)).toMatchObject({ replayed: false })
  expect(await verifyReceipt(mirrored, known)).toMatchObject({ replayed: true })
})
