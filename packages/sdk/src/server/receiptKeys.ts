import { createRemoteJWKSet } from 'jose'

type KeySet = ReturnType<typeof createRemoteJWKSet>

const keySets = new Map<string, KeySet>()

/** The bank's published keys: fetched once per issuer, cached for ten minutes, refetched for an unknown key id at most every 30 s. */
export function receiptKeys(issuer: string): KeySet {
  const known = keySets.get(issuer)
  if (known) return known
  const url = new URL('/.well-known/jwks.json', issuer)
  const keys = createRemoteJWKSet(url, { cacheMaxAge: 600_000, cooldownDuration: 30_000, timeoutDuration: 5_000 })
  keySets.set(issuer, keys)
  return keys
}
