import * as z from 'zod/mini'
import { catalog } from './catalog.ts'
import { planRule } from './planRules.ts'
import {
  bankId,
  cardTail,
  day,
  decimal,
  isWindow,
  localeTag,
  minor,
  origin,
  points,
  rate,
  reference,
  share,
  timeWindow,
} from './primitives.ts'
import { riskRules } from './risk.ts'
import { theme } from './theme.ts'

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
    /** How many agreements the bank expects of it in a minute; five times as many raise the alarm. */
    expectedPerMinute: z.exactOptional(z.int().check(z.minimum(1))),
    ...timeWindow,
  })
  .check(isWindow)

/**
 * A sandbox customer. `limitMinor` null is no limit; `declines` refuses at confirm; `cardTail` null has no card yet;
 * `hasCredit` false pays in full only; `hasAgeProof` false, nobody vouches that they are of age; `needsStepUp` proves at confirm that it is them.
 */
export const persona = z.strictObject({
  personaId: bankId,
  displayName: z.string(),
  description: z.record(z.string(), z.string()),
  cardTail,
  limitMinor: z.nullable(minor),
  declines: z.boolean(),
  hasCredit: z.exactOptional(z.boolean()),
  hasAgeProof: z.exactOptional(z.boolean()),
  needsStepUp: z.exactOptional(z.boolean()),
  prefersElderMode: z.exactOptional(z.boolean()),
  /** Of the charges of each plan, what the bank gives up for this customer, with their consent to personal terms. */
  personalShare: z.exactOptional(share),
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

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/))

const dailyMultiplier = z
  .strictObject({ multiplier: rate, from: timeOfDay, until: timeOfDay })
  .check(
    z.refine(({ from, until }) => from < until, { path: ['until'], error: 'Invalid input: expected to be after from' }),
  )

/** What some markets want to know of the lender: GB its firm reference number, US the part of Regulation Z. */
const license = z.strictObject({
  frn: z.exactOptional(z.string()),
  regime: z.exactOptional(z.enum(['open_end', 'closed_end'])),
})

/** What the market's rules about goods leave to the bank, by the id of a rule (COMPLIANCE §5). */
const goods = z.strictObject({
  openGates: z.exactOptional(z.array(z.string())),
  maximumMinor: z.exactOptional(z.record(z.string(), minor)),
})

/** The rules of one offer: a catalog without the client, and what the bank keeps to itself. */
export const offerRules = z.extend(z.omit(catalog, { version: true, clientId: true, texts: true }), {
  readingMs: z.int().check(z.minimum(0)),
  quoteMs: z.int().check(z.minimum(1)),
  captureMs: z.int().check(z.minimum(1)),
  timeZone: z.string(),
  /** Financing more than `aboveMinor` waits `waitMs` at confirm and then stays open for `confirmMs`; null or absent, nothing does. */
  coolingOff: z.exactOptional(
    z.nullable(
      z.strictObject({
        aboveMinor: minor,
        waitMs: z.int().check(z.minimum(1)),
        confirmMs: z.int().check(z.minimum(1)),
      }),
    ),
  ),
  /** How long after the confirm the viewer may ask to withdraw. Default 14 days. */
  withdrawMs: z.exactOptional(z.int().check(z.minimum(0))),
  /** A day, of the amount that is late. */
  lateRate: decimal,
  campaigns: z.exactOptional(z.array(campaign)),
  /** Multipliers of points at the same hours of every day, by the offer's time zone. */
  dailyMultipliers: z.exactOptional(z.array(dailyMultiplier)),
  license: z.exactOptional(license),
  goods: z.exactOptional(goods),
  /** Fixed texts, by key and language tag. */
  texts: z.exactOptional(z.record(bankId, z.record(localeTag, z.string()))),
  riskRules: z.exactOptional(riskRules),
  /** How many days the bank keeps the record of a deal. Default 1,095; the market may demand more. */
  retentionDays: z.exactOptional(z.int().check(z.minimum(1), z.maximum(36_500))),
})

/** The file that `SEED` names: who the bank is, its clients, the rules of its offers and its sandbox customers. */
export const seed = z.strictObject({
  bank: z.strictObject({
    legalName: z.record(z.string(), z.string()),
    hotline: z.string(),
    theme: z.exactOptional(theme),
  }),
  clients: z.array(client).check(z.minLength(1)),
  offers: z.record(bankId, offerRules),
  personas: z.array(persona).check(z.minLength(1)),
})

export type Campaign = z.infer<typeof campaign>
export type Persona = z.infer<typeof persona>
export type Client = z.infer<typeof client>
export type OfferRules = z.infer<typeof offerRules>
export type Seed = z.infer<typeof seed>
