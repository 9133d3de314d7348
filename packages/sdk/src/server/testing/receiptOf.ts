import { base64url, type CryptoKey, SignJWT } from 'jose'
import { memoryReplayStore } from '../memoryReplayStore.ts'
import type { Expectations } from '../verifyReceipt.ts'

export const nowS = () => Math.floor(Date.now() / 1000)

/** Claims that a bank would sign for the order of `expectedOf`. */
export const claimsOf = (issuer: string) => ({
  iss: issuer,
  aud: 'pk_test_demo',
  sub: 'p-1',
  jti: '0197a1b2-c3d4-7abc-8def-0123456789ab',
  iat: nowS(),
  exp: nowS() + 3600,
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

export const headerOf = (changes: object = {}) => ({
  alg: 'EdDSA',
  typ: 'offer-receipt+jwt',
  kid: 'k1',
  ...changes,
})

/** What a platform knows of that order, with a replay store of its own each time. */
export const expectedOf = (issuer: string, changes: Partial<Expectations> = {}): Expectations => ({
  issuer,
  clientId: 'pk_test_demo',
  orderRef: 'ord-1',
  orderMinor: 499900,
  currency: 'CNY',
  replayStore: memoryReplayStore(),
  ...changes,
})

/** A receipt as a bank makes it. */
export const signReceipt = (claims: object, key: CryptoKey | Uint8Array, header: object = {}) =>
  new SignJWT({ ...claims }).setProtectedHeader(headerOf(header)).sign(key)

/** The same with any bytes as header and claims, which no library would sign. */
export async function signBytes(
  header: string | Uint8Array,
  claims: string | Uint8Array,
  sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>,
): Promise<string> {
  const signed = `${base64url.encode(header)}.${base64url.encode(claims)}`
  return `${signed}.${base64url.encode(await sign(new TextEncoder().encode(signed)))}`
}

/** Signs with WebCrypto itself. */
export const signerOf = (key: CryptoKey) => async (bytes: Uint8Array<ArrayBuffer>) => {
  const algorithm = key.algorithm.name === 'ECDSA' ? { name: 'ECDSA', hash: 'SHA-256' } : key.algorithm.name
  return new Uint8Array(await crypto.subtle.sign(algorithm, key, bytes))
}
