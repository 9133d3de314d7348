import * as z from 'zod/mini'
import { agreement } from './agreements.ts'
import { pricedPlan } from './plans.ts'
import { bankId, categoryCode, day, instant, localeTag, sha256 } from './primitives.ts'

/** Words of a viewer: no control character but tab and line feed, no lone surrogate. */
const words = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^(?:[^\p{Cc}\p{Cs}]|[\t\n])*$/u))

/** How the bank may answer; a phone number or an address of e-mail, as the viewer wrote it. */
export const contact = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('phone'), value: z.string().check(z.regex(/^\+?[0-9][0-9 -]{4,24}$/)) }),
  z.strictObject({ channel: z.literal('email'), value: z.email().check(z.maxLength(254)) }),
])

/**
 * `POST /v1/applications`: a card for a viewer who has none. No name, number or income: the bank asks for what it needs
 * itself, in its own branch or app.
 */
export const applicationRequest = z.strictObject({ contact, locale: localeTag })

/** What the bank wrote back, in the language of the request. */
const answer = z.strictObject({ text: z.string(), answeredAt: instant })

export const applicationStatus = z.enum(['received', 'approved', 'refused'])

export const application = z.strictObject({
  applicationId: bankId,
  status: applicationStatus,
  createdAt: instant,
  /** Null or absent until the bank has decided. */
  answer: z.optional(z.nullable(answer)),
})

/** `GET /v1/applications`: the viewer's at this client, the newest first. */
export const applications = z.strictObject({ applications: z.array(application) })

/** An application with what the viewer gave. */
export const fullApplication = z.extend(application, { clientId: bankId, contact, locale: localeTag })

/** `GET /admin/applications`: of all viewers, the oldest first. */
export const applicationList = z.strictObject({ applications: z.array(fullApplication) })

/** `POST /v1/feedback`: how likely the viewer is to recommend this, 0 to 10. */
export const feedbackRequest = z.strictObject({
  score: z.int().check(z.minimum(0), z.maximum(10)),
  comment: z.optional(words(1000)),
})

export const feedback = z.strictObject({ feedbackId: bankId, createdAt: instant })

/**
 * What a complaint is about: `charges` what it costs, `goods` the order, `service` the bank or its panel, `privacy` personal
 * data, `review` that a person should look again at what the bank refused.
 */
export const complaintCategory = z.enum(['charges', 'goods', 'service', 'privacy', 'review', 'other'])

/** `POST /v1/complaints`. Without a contact the answer is read with `GET /v1/complaints/{id}`. */
export const complaintRequest = z.strictObject({
  /** Absent is `other`. */
  category: z.optional(complaintCategory),
  agreementId: z.optional(bankId),
  text: words(2000),
  wishedOutcome: z.optional(words(500)),
  contact: z.optional(contact),
  locale: localeTag,
})

/** `received`, then `answered` by the bank, then `closed`: nothing more comes. */
export const complaintStatus = z.enum(['received', 'answered', 'closed'])

/** `number` is what the viewer tells the bank on the telephone; `answerBy` is a day of the client's time zone. */
export const complaint = z.strictObject({
  complaintId: bankId,
  number: z.string().check(z.regex(/^C-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/)),
  status: complaintStatus,
  category: complaintCategory,
  agreementId: z.nullable(bankId),
  createdAt: instant,
  answerBy: day,
  /** Null until the bank has answered. */
  answer: z.nullable(answer),
  closedAt: z.nullable(instant),
})

/** A complaint with what the viewer wrote. */
export const fullComplaint = z.extend(complaint, {
  clientId: bankId,
  text: z.string(),
  wishedOutcome: z.nullable(z.string()),
  contact: z.nullable(contact),
  locale: localeTag,
})

/** `GET /v1/complaints`: the viewer's at this client, the oldest first. */
export const complaints = z.strictObject({ complaints: z.array(fullComplaint) })

const statusChange = z.strictObject({ status: z.string(), at: instant })

/** What was agreed and what was shown: COMPLIANCE CN-22. */
export const agreementRecord = z.strictObject({
  agreement,
  category: z.nullable(categoryCode),
  locale: z.nullable(localeTag),
  /** The offer as it was bound, with its dated schedule; null when paid in full. */
  plan: z.nullable(pricedPlan),
  disclosure: z.string(),
  disclosureHash: sha256,
  quotedAt: instant,
  confirmedAt: instant,
  receipt: z.string(),
  /** Consents in force when the viewer confirmed. */
  consentIds: z.array(bankId),
  statusHistory: z.array(statusChange),
})

/** `GET /v1/complaints/{id}/record`: everything a dispute needs, in one file. */
export const complaintRecord = z.strictObject({
  schemaVersion: z.literal(1),
  exportedAt: instant,
  bankName: z.string(),
  complaint: fullComplaint,
  statusHistory: z.array(statusChange),
  /** Null when the complaint names no agreement. */
  agreementRecord: z.nullable(agreementRecord),
})

/** The operator's answer to a complaint. */
export const complaintAnswer = z.strictObject({ text: words(2000) })

/** The operator's decision on a card application, with what the viewer is told. */
export const applicationDecision = z.strictObject({ status: z.enum(['approved', 'refused']), text: words(2000) })

/** What the operator's lists may be narrowed to. */
export const complaintQuery = z.strictObject({ status: z.exactOptional(complaintStatus) })
export const applicationQuery = z.strictObject({ status: z.exactOptional(applicationStatus) })

export type Contact = z.infer<typeof contact>
export type ApplicationRequest = z.infer<typeof applicationRequest>
export type Application = z.infer<typeof application>
export type ApplicationDecision = z.infer<typeof applicationDecision>
export type ComplaintCategory = z.infer<typeof complaintCategory>
export type FeedbackRequest = z.infer<typeof feedbackRequest>
export type ComplaintRequest = z.infer<typeof complaintRequest>
export type Complaint = z.infer<typeof complaint>
export type FullComplaint = z.infer<typeof fullComplaint>
export type AgreementRecord = z.infer<typeof agreementRecord>
export type ComplaintRecord = z.infer<typeof complaintRecord>
