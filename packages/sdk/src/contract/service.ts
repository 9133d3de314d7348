import * as z from 'zod/mini'

/** `GET /healthz`: this process lives. `durability` is what an answered write survives. */
export const health = z.strictObject({ status: z.literal('ok'), durability: z.enum(['process', 'power']) })

/** `GET /readyz`: this process may be given requests. */
export const readiness = z.strictObject({ status: z.literal('ready') })

/** `GET /.well-known/jwks.json`: the public keys of receipts, RFC 7517 and RFC 8037. */
export const jwkSet = z.strictObject({
  keys: z.array(
    z.strictObject({
      kty: z.literal('OKP'),
      crv: z.literal('Ed25519'),
      x: z.string(),
      kid: z.string(),
      alg: z.literal('EdDSA'),
      use: z.literal('sig'),
    }),
  ),
})

/** `POST /offerdock/violations`: what browsers send for `report-uri` (Content Security Policy 3, section 5.3). */
export const violationReport = z.object({
  'csp-report': z.object({ 'effective-directive': z.string(), 'blocked-uri': z.optional(z.string()) }),
})
