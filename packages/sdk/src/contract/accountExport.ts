import * as z from 'zod/mini'
import { agreement } from './agreements.ts'
import { callback } from './callbacks.ts'
import { consentRecord } from './consents.ts'
import { pricedPlan } from './plans.ts'
import {
  bankId,
  cardTail,
  categoryCode,
  currencyCode,
  day,
  instant,
  localeTag,
  matchCode,
  minor,
  origin,
  points,
  reference,
  sha256,
} from './primitives.ts'
import { fullApplication, fullComplaint } from './requests.ts'

const signIn = z.strictObject({
  hostOrigin: origin,
  orderRef: reference,
  orderMinor: minor,
  currency: currencyCode,
  locale: localeTag,
  matchCode,
  wrongCodes: z.int(),
  status: z.enum(['pending', 'done', 'ended']),
  expiresAt: instant,
})

const session = z.strictObject({
  sessionId: bankId,
  clientId: bankId,
  expiresAt: instant,
  signIns: z.array(signIn),
})

/** A step-up or cooling-off that a confirm led to. */
const confirmGate = z.strictObject({
  kind: z.enum(['step_up', 'cooling_off']),
  status: z.enum(['pending', 'done', 'ended']),
  hostOrigin: z.nullable(origin),
  locale: localeTag,
  wrongCodes: z.int(),
  endsAt: instant,
})

/** What the quote took of limited things. */
const taken = z.strictObject({
  status: z.enum(['held', 'kept', 'posted', 'voided']),
  campaignId: z.nullable(bankId),
  pieces: z.int(),
  costMinor: minor,
  expiresAt: instant,
  lots: z.array(z.strictObject({ lotId: bankId, points })),
})

const quote = z.strictObject({
  quoteId: bankId,
  clientId: bankId,
  orderRef: reference,
  orderMinor: minor,
  pointsMinor: minor,
  pointsUsed: points,
  couponMinor: minor,
  financedMinor: minor,
  totalMinor: minor,
  currency: currencyCode,
  category: z.nullable(categoryCode),
  campaignId: z.nullable(bankId),
  room: z.nullable(reference),
  locale: z.nullable(localeTag),
  plan: z.nullable(pricedPlan),
  disclosure: z.string(),
  disclosureHash: sha256,
  createdAt: instant,
  expiresAt: instant,
  taken: z.nullable(taken),
  gates: z.array(confirmGate),
})

/** The plan with its dated schedule as it was agreed is that of the quote; refunds say what came after. */
const exportedAgreement = z.extend(agreement, {
  clientId: bankId,
  couponMinor: minor,
  receipt: z.string(),
  capturedAt: z.nullable(instant),
  endedAt: z.nullable(instant),
  withdrawalRequestedAt: z.nullable(instant),
  refunds: z.array(z.strictObject({ refundMinor: minor, at: instant })),
})

/**
 * `GET /v1/me/export`: everything the bank holds on one account, over all its clients. Secrets of the bank and the
 * reasons of its fraud checks are no part of it. `schema` is where this schema is published as JSON Schema.
 */
export const accountExport = z.strictObject({
  schema: z.url(),
  version: z.literal(1),
  exportedAt: instant,
  account: z.strictObject({ accountId: bankId, displayName: z.string(), cardTail }),
  sessions: z.array(session),
  pageSessions: z.array(z.strictObject({ expiresAt: instant })),
  consents: z.array(consentRecord),
  quotes: z.array(quote),
  agreements: z.array(exportedAgreement),
  pointsLots: z.array(
    z.strictObject({ lotId: bankId, source: z.string(), points, used: points, expires: day, createdAt: instant }),
  ),
  applications: z.array(fullApplication),
  feedback: z.array(
    z.strictObject({
      feedbackId: bankId,
      clientId: bankId,
      score: z.int(),
      comment: z.nullable(z.string()),
      createdAt: instant,
    }),
  ),
  complaints: z.array(fullComplaint),
  callbacks: z.array(z.extend(callback, { clientId: bankId, locale: localeTag })),
})

/** `DELETE /v1/me`: what is gone is gone; agreements stay under a name that leads to nobody. */
export const accountDeletion = z.strictObject({
  deletedAt: instant,
  keptAgreements: z.int(),
  /** How long they stay, in days from the deal. */
  retentionDays: z.int(),
})

export type AccountExport = z.infer<typeof accountExport>
export type AccountDeletion = z.infer<typeof accountDeletion>
