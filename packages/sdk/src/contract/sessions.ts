import * as z from 'zod/mini'
import {
  bankId,
  cardTail,
  currencyCode,
  instant,
  localeTag,
  matchCode,
  minor,
  origin,
  reference,
} from './primitives.ts'

/** `POST /v1/sessions`: an anonymous session of the panel. */
export const sessionRequest = z.strictObject({ clientId: bankId })

/** The bearer token lives in the panel's memory and its partitioned `sessionStorage`; the bank stores only a hash of it. */
export const session = z.strictObject({ token: z.string().check(z.minLength(32)), expiresAt: instant })

/** Who signed in, as the panel may greet them: never a full name or number. */
export const viewer = z.strictObject({
  displayName: z.string(),
  cardTail,
  /** Large type, fewer choices; absent, not. */
  prefersElderMode: z.exactOptional(z.boolean()),
})

const requestStatus = z.enum(['pending', 'done', 'ended', 'expired'])

/**
 * `GET /v1/sessions/me`. `signIn` is the state of the newest sign-in request, `ended` after three wrong codes or a cancel.
 * `gate` is the state of the newest step-up or cooling-off that a confirm of this session led to; absent without one.
 */
export const sessionState = z.strictObject({
  expiresAt: instant,
  viewer: z.nullable(viewer),
  signIn: z.nullable(requestStatus),
  gate: z.exactOptional(z.strictObject({ quoteId: bankId, status: requestStatus })),
})

/** `POST /v1/sessions/sign-in`: what the bank's page tells the viewer they are signing in for. */
export const signInRequest = z.strictObject({
  hostOrigin: origin,
  orderRef: reference,
  orderMinor: minor,
  currency: currencyCode,
  locale: localeTag,
})

/** A link to a top-level page of the bank, and the two digits that page will ask for. */
export const signIn = z.strictObject({
  url: z.url(),
  matchCode,
  expiresAt: instant,
})

export type Session = z.infer<typeof session>
export type Viewer = z.infer<typeof viewer>
export type SessionState = z.infer<typeof sessionState>
export type SignInRequest = z.infer<typeof signInRequest>
export type SignIn = z.infer<typeof signIn>
