import { base64url, type CryptoKey, exportJWK, generateKeyPair } from 'jose'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { claimsOf, expectedOf, headerOf, signBytes, signerOf } from './testing/receiptOf.ts'
import { respell } from './testing/respell.ts'
import { publicJwk, startKeyServer } from './testing/startKeyServer.ts'
import { verifyReceipt } from './verifyReceipt.ts'

// On a busy machine they take many times as long.
vi.setConfig({ testTimeout: 60_000 })

// The classes of Project Wycheproof's json_web_signature, ed25519 and ecdsa_secp256r1_sha256_p1363 vectors that apply to
// receipts, made anew under their names: the published ones sign other texts than receipts, so that a verifier of receipts
// refuses their valid ones too. Classes of RSA, HMAC, DER and other curves are those of keys that no receipt has.

const ed25519 = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true })
const p256 = await generateKeyPair('ES256', { extractable: true })
const bank = await startKeyServer([await publicJwk(ed25519.publicKey, 'ed'), await publicJwk(p256.publicKey, 'ec')])
afterAll(bank.stop)
const algorithms = ['EdDSA', 'ES256'] as const
const verify = (receipt: string) => verifyReceipt(receipt, expectedOf(bank.issuer, { algorithms }))

const text = (part: string) => new TextDecoder().decode(base64url.decode(part))
const recode = (part: string, change: (bytes: Buffer) => Uint8Array) =>
  base64url.encode(change(Buffer.from(base64url.decode(part))))
const setByte = (part: string, at: number, xor: number) =>
  recode(part, (bytes) => {
    bytes[at] = (bytes.at(at) ?? 0) ^ xor
    return bytes
  })

type Parts = [header: string, claims: string, signature: string]

/** By the names that the vectors have. */
const malformedForms: Record<string, (parts: Parts) => string | Promise<string>> = {
  rejectsModifiedSignature: ([h, c, s]) => `${h}.${c}.${setByte(s, 0, 1)}`,
  rejectsMissingSignature: ([h, c]) => `${h}.${c}.`,
  rejectsMissingSignatureAndSeparator: ([h, c]) => `${h}.${c}`,
  rejectsModifiedPayload: ([h, c, s]) => `${h}.${base64url.encode(text(c).replace('499900', '499901'))}.${s}`,
  rejectsMissingPayload: ([h, , s]) => `${h}..${s}`,
  rejectsMissingPayloadAndSeparator: ([h, , s]) => `${h}.${s}`,
  rejectsModifiedHeader: ([h, c, s]) => `${base64url.encode(text(h).replace('"kid"', ' "kid"'))}.${c}.${s}`,
  rejectsMissingHeader: ([, c, s]) => `.${c}.${s}`,
  rejectsMissingHeaderAndSeparator: ([, c, s]) => `${c}.${s}`,
  rejectsMissingHeaderAndSignature: ([, c]) => `.${c}.`,
  rejectsMissingHeaderSignatureAndSeparators: ([, c]) => c,
  rejectsEmptyString: () => '',
  rejectsExtraEmptyComponent: ([h, c, s]) => `${h}.${c}.${s}.`,
  rejectsExtraComponent: ([h, c, s]) => `${h}.${c}.${s}.foo`,
  rejectsNoneAlgorithmAndMissingSignature: ([h, c]) => `${recodeHeader(h, { alg: 'none' })}.${c}.`,
  rejectsValidJsonSerialization: ([h, c, s]) =>
    JSON.stringify({ payload: c, signatures: [{ protected: h, header: { unknown: 'untrustworthy' }, signature: s }] }),
  rejectsSpacesInMac: ([h, c, s]) => `${h}.${c}.    ${s}`,
  rejectsInvalidCharacterInsertedInMac: ([h, c, s]) => `${h}.${c}.?${s}`,
  rejectsInvalidCharacterAfterMac: ([h, c, s]) => `${h}.${c}.${s}?`,
  rejectsInvalidCharacters: ([h, c, s]) => `${h}.${c}.????${s.slice(4)}`,
  spacesInHeader: ([h, c, s]) => `${h}    .${c}.${s}`,
  invalidCharactersInHeader: ([h, c, s]) => `${h}####.${c}.${s}`,
  invalidBase64Padding: ([h, c, s]) => `${h}.${c}.${s}==`,
  spacesInPayload: ([h, c, s]) => `${h}.    ${c}.${s}`,
  invalidCharactersInPayload: ([h, c, s]) => `${h}.####${c}.${s}`,
  invalidBase64PaddingInPayload: ([h, c, s]) => `${h}.${c}=.${s}`,
  InvalidCharacterInPayload: ([h, c, s]) => `${h}.?${c}.${s}`,
  InvalidCharacterInsertedInHeader: ([h, c, s]) => `${h.slice(0, -1)}?${h.slice(-1)}.${c}.${s}`,
  InvalidCharacterInsertedInPayload: ([h, c, s]) => `${h}.${c}?.${s}`,
}
const recodeHeader = (part: string, changes: object) =>
  base64url.encode(JSON.stringify({ ...JSON.parse(text(part)), ...changes }))

describe.each<[string, CryptoKey, string]>([
  ['EdDSA', ed25519.privateKey, 'ed'],
  ['ES256', p256.privateKey, 'ec'],
])('json_web_signature, %s', (alg, key, kid) => {
  const header = JSON.stringify(headerOf({ alg, kid }))
  const make = (h = header, c = JSON.stringify(claimsOf(bank.issuer))) => signBytes(h, c, signerOf(key))

  test('acceptsValid', async () => {
    expect(await verify(await make())).toMatchObject({ replayed: false })
  })

  test.each([
    ['ValidSpacesInJsonHeader', header.replaceAll(':', ' : ').replaceAll(',', ', ')],
    ['ValidWhiteSpaceInJsonHeader', header.replace(',', ',\n\t')],
  ])('%s', async (_, spaced) => {
    expect(await verify(await make(spaced))).toMatchObject({ replayed: false })
  })

  test.each(Object.entries(malformedForms))('%s', async (_, change) => {
    const receipt = await change((await make()).split('.') as Parts)
    await expect(verify(receipt)).rejects.toMatchObject({ code: expect.stringMatching(/^RECEIPT_(MALFORMED|FORGED)$/) })
  })

  test('ModifiedUnusedBitsInPayload and MacOfIncorrectlyEncodedMessage', async () => {
    // One or two characters at the end carry bits that nobody reads; a space more makes claims of such a length.
    const claims = JSON.stringify(claimsOf(bank.issuer))
    const padded = [claims, `${claims} `, `${claims}  `].find((one) => new TextEncoder().encode(one).length % 3 === 1)
    const receipt = await make(header, padded)
    expect(await verify(receipt)).toMatchObject({ replayed: false })
    const [h = '', c = '', s = ''] = receipt.split('.')
    const respelled = respell(c)
    expect(text(respelled)).toBe(text(c))
    const resigned = base64url.encode(await signerOf(key)(new TextEncoder().encode(`${h}.${respelled}`)))
    for (const signature of [s, resigned]) {
      await expect(verify(`${h}.${respelled}.${signature}`)).rejects.toMatchObject({ code: 'RECEIPT_MALFORMED' })
    }
  })

  test('rejectsAttackerProvidedEmbeddedJwk', async () => {
    const own = await generateKeyPair(alg, { extractable: true })
    const jwk = await exportJWK(own.publicKey)
    const receipt = await signBytes(
      JSON.stringify({ ...JSON.parse(header), jwk }),
      JSON.stringify(claimsOf(bank.issuer)),
      signerOf(own.privateKey),
    )
    await expect(verify(receipt)).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
  })

  test.each([
    ['rejectWrongUse', { use: 'enc' }],
    ['rejectWrongKeyOps', { key_ops: ['encrypt'] }],
    ['rejectWrongAlgorithmOfKey', { alg: 'RS256' }],
  ])('%s', async (_, changes) => {
    const pair = await generateKeyPair(alg, { extractable: true })
    const other = await startKeyServer([await publicJwk(pair.publicKey, kid, changes)])
    const receipt = await signBytes(header, JSON.stringify(claimsOf(other.issuer)), signerOf(pair.privateKey))
    const refusal = verifyReceipt(receipt, expectedOf(other.issuer, { algorithms }))
    await expect(refusal).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
    await other.stop()
  })
})

const toNumber = (bytes: Uint8Array) => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const toBytes = (number: bigint, length = 32) => Buffer.from(number.toString(16).padStart(2 * length, '0'), 'hex')

const l = 2n ** 252n + 27742317777372353535851937790883648493n
const half = (bytes: Uint8Array, index: 0 | 1) => Buffer.from(bytes.slice(32 * index, 32 * index + 32))
const withS = (bytes: Uint8Array, change: (s: bigint) => bigint) =>
  Buffer.concat([half(bytes, 0), toBytes(change(toNumber(half(bytes, 1).reverse()))).reverse()])
const p = 2n ** 255n - 19n

const badEd25519: Record<string, (bytes: Buffer) => Uint8Array> = {
  'SignatureMalleability, S + L': (bytes) => withS(bytes, (s) => s + l),
  'SignatureMalleability, S + 2L': (bytes) => withS(bytes, (s) => s + 2n * l),
  'SignatureMalleability, S + 8L': (bytes) => withS(bytes, (s) => s + 8n * l),
  'TinkOverflow, S with its highest bits': (bytes) => withS(bytes, (s) => s + 2n ** 255n),
  'InvalidSignature, S = 0': (bytes) => withS(bytes, () => 0n),
  'InvalidSignature, S = 1': (bytes) => withS(bytes, () => 1n),
  'InvalidSignature, S = L': (bytes) => withS(bytes, () => l),
  'InvalidSignature, S = L - 1': (bytes) => withS(bytes, () => l - 1n),
  'InvalidSignature, all bits': () => Buffer.alloc(64, 0xff),
  'InvalidSignature, R = 0': (bytes) => Buffer.concat([Buffer.alloc(32), half(bytes, 1)]),
  'InvalidEncoding, R = p': (bytes) => Buffer.concat([toBytes(p).reverse(), half(bytes, 1)]),
  'InvalidEncoding, R = p + 1': (bytes) => Buffer.concat([toBytes(p + 1n).reverse(), half(bytes, 1)]),
  'InvalidEncoding, the sign of R': (bytes) => {
    bytes[31] = (bytes[31] ?? 0) ^ 0x80
    return bytes
  },
  'CompressedSignature, R alone': (bytes) => half(bytes, 0),
  'CompressedSignature, S alone': (bytes) => half(bytes, 1),
  TruncatedSignature: (bytes) => bytes.subarray(0, 63),
  'SignatureWithGarbage, a byte more': (bytes) => Buffer.concat([bytes, Buffer.alloc(1)]),
  'SignatureWithGarbage, a byte before': (bytes) => Buffer.concat([Buffer.alloc(1), bytes]),
  'SignatureWithGarbage, the signature twice': (bytes) => Buffer.concat([bytes, bytes]),
}

test.each(Object.entries(badEd25519))('ed25519: %s', async (_, change) => {
  const claims = JSON.stringify(claimsOf(bank.issuer))
  const receipt = await signBytes(JSON.stringify(headerOf({ kid: 'ed' })), claims, signerOf(ed25519.privateKey))
  expect(await verify(receipt)).toMatchObject({ replayed: false })
  const [h, c, s = ''] = receipt.split('.')
  await expect(verify(`${h}.${c}.${recode(s, change)}`)).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
})

const n = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
const field = 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n
const edges = { 0: 0n, 1: 1n, 'n - 1': n - 1n, n, 'n + 1': n + 1n, p: field, 'p + 1': field + 1n, max: 2n ** 256n - 1n }
type Change = (r: bigint, s: bigint) => Uint8Array
const both = (r: bigint, s: bigint, length = 32) => Buffer.concat([toBytes(r, length), toBytes(s, length)])

const badP256: Record<string, Change> = {
  ...Object.fromEntries(
    Object.entries(edges).flatMap(([rName, r]) =>
      Object.entries(edges).map(([sName, s]) => [`r is ${rName}, s is ${sName}`, () => both(r, s)]),
    ),
  ),
  ...Object.fromEntries(
    Object.entries(edges).map(([name, edge]) => [`ModifiedInteger, r is ${name}`, (_, s) => both(edge, s)]),
  ),
  ...Object.fromEntries(
    Object.entries(edges).map(([name, edge]) => [`ModifiedInteger, s is ${name}`, (r) => both(r, edge)]),
  ),
  'SignatureTooLong, a zero before each': (r, s) => both(r, s, 33),
  TrailingZeros: (r, s) => Buffer.concat([both(r, s), Buffer.alloc(2)]),
  'RisTooBig, r + n': (r, s) => both(r + n, s, 33),
  'SisTooBig, s + n': (r, s) => both(r, s + n, 33),
  'IntegerOverflow, r + 2^256': (r, s) => both(r + 2n ** 256n, s, 33),
  'IntegerOverflow, s + 2^256': (r, s) => both(r, s + 2n ** 256n, 33),
  'BufferOverflow, 300 bytes each': (r, s) => both(r, s, 300),
  'SignatureSize, half of it': (r) => toBytes(r),
  'SignatureSize, a byte less': (r, s) => both(r, s).subarray(0, 63),
  'SignatureSize, nothing but zeros': () => Buffer.alloc(64),
  'ModifiedInteger, r and s swapped': (r, s) => both(s, r),
  'ModifiedInteger, n - r': (r, s) => both(n - r, s),
}

test.each(Object.entries(badP256))('ecdsa_secp256r1_sha256_p1363: %s', async (_, change) => {
  const header = JSON.stringify(headerOf({ alg: 'ES256', kid: 'ec' }))
  const receipt = await signBytes(header, JSON.stringify(claimsOf(bank.issuer)), signerOf(p256.privateKey))
  expect(await verify(receipt)).toMatchObject({ replayed: false })
  const [h, c, s = ''] = receipt.split('.')
  const forged = recode(s, (bytes) => change(toNumber(half(bytes, 0)), toNumber(half(bytes, 1))))
  await expect(verify(`${h}.${c}.${forged}`)).rejects.toMatchObject({ code: 'RECEIPT_FORGED' })
})

test('ValidSignature: thousands of good ones of both algorithms, none refused', async () => {
  for (const [alg, kid, key] of [
    ['EdDSA', 'ed', ed25519.privateKey],
    ['ES256', 'ec', p256.privateKey],
  ] as const) {
    const header = JSON.stringify(headerOf({ alg, kid }))
    const some = Array.from({ length: 1000 }, async (_, totalMinor) => {
      const claims = JSON.stringify({ ...claimsOf(bank.issuer), totalMinor })
      return (await verify(await signBytes(header, claims, signerOf(key)))).claims.totalMinor
    })
    expect(await Promise.all(some)).toEqual(some.map((_, i) => i))
  }
})
