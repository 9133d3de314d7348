import * as z from 'zod/mini'
import { catalog } from './catalog.ts'
import { planRule } from './planRules.ts'
import { bankId, day, decimal, isWindow, minor, origin, points, reference, share, timeWindow } from './primitives.ts'

/** Points that a customer has, with the last day they are worth anything. */
export const pointsLot = z.strictObject({ lotId: bankId, points, expires: day })

/**
 * A promotion in limited number. Its plans exist for orders that name it, of this client, in its rooms and its time; each
 * agreement takes one piece of the quota and its cost (what the bank waives or gives) from the budget. Null is no limit.
 */
export const campaign = z
  .strictObject({
    campaignId: bankId,
    rooms: z.nullable(z.array(reference)),
    plans: z.array(planRule),
    quotaPieces: z.nullable(z.int().check(z.minimum(0))),
    budgetMinor: z.nullable(minor),
    perAccount: z.int().check(z.minimum(1)),
    ...timeWindow,
  })
  .check(isWindow)

/** A sandbox customer. `limitMinor` null is no limit; `declines` refuses at confirm. */
export const persona = z.strictObject({
  personaId: bankId,
  displayName: z.string(),
  description: z.record(z.string(), z.string()),
  cardTail: z.string().check(z.regex(/^\d{4}$/)),
  limitMinor: z.nullable(minor),
  declines: z.boolean(),
  points: z.exactOptional(z.array(pointsLot)),
})

/** A platform registered at the bank. `origins` and `secret` of the demo client may be set by the environment. */
export const client = z.strictObject({
  clientId: bankId,
  name: z.string(),
  origins: z.array(origin),
  secret: z.string().check(z.minLength(8)),
  offer: bankId,
  /** Where its signed webhooks go; absent or null, they wait. */
  webhookUrl: z.exactOptional(z.nullable(z.url())),
  /** What the bank pays it for each captured agreement, a share of the financed amount. */
  commissionRate: z.exactOptional(share),
})

/** The rules of one offer: a catalog without the client, and what the bank keeps to itself. */
export const offerRules = z.extend(z.omit(catalog, { version: true, clientId: true }), {
  readingMs: z.int().check(z.minimum(0)),
  quoteMs: z.int().check(z.minimum(1)),
  captureMs: z.int().check(z.minimum(1)),
  timeZone: z.string(),
  /** A day, of the amount that is late. */
  lateRate: decimal,
  campaigns: z.exactOptional(z.array(campaign)),
})

/** The file that `SEED` names: who the bank is, its clients, the rules of its offers and its sandbox customers. */
export const seed = z.strictObject({
  bank: z.strictObject({ legalName: z.record(z.string(), z.string()), hotline: z.string() }),
  clients: z.array(client).check(z.minLength(1)),
  offers: z.record(bankId, offerRules),
  personas: z.array(persona).check(z.minLength(1)),
})

export type Campaign = z.infer<typeof campaign>
export type Persona = z.infer<typeof persona>
export type Client = z.infer<typeof client>
export type OfferRules = z.infer<typeof offerRules>
export type Seed = z.infer<typeof seed>
