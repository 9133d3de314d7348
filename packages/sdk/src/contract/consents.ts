import * as z from 'zod/mini'
import { bankId, instant, localeTag, sha256 } from './primitives.ts'

/** What a viewer may consent to; one purpose, one consent, one text. */
export const purpose = z.enum(['personalisation', 'sharing', 'behaviour'])

/**
 * How a purpose stands with this viewer: never asked, in force, withdrawn, given to an older text, or refused by the
 * browser's Global Privacy Control for as long as it sends it.
 */
export const consentState = z.enum(['none', 'given', 'withdrawn', 'outdated', 'objected'])

/** One purpose as the bank asks for it. `text` is shown exactly as it is; `textHash` is the SHA-256 of its UTF-8 bytes. */
export const consentNotice = z.strictObject({
  purpose,
  version: z.int().check(z.minimum(1)),
  locale: localeTag,
  title: z.string(),
  text: z.string(),
  textHash: sha256,
  state: consentState,
  /** The record in force. */
  consentId: z.nullable(bankId),
})

/** `POST /v1/consents`: the purpose, and the text that was on screen. */
export const consentRequest = z.strictObject({ purpose, textHash: sha256, locale: localeTag })

const party = z.strictObject({
  partyId: bankId,
  partyName: z.string(),
  partyRole: z.enum(['pii-controller', 'recipient-third-party']),
  partyType: z.enum(['bank', 'live-commerce platform']),
  partyContact: z.string(),
  partyUrl: z.nullable(z.string()),
})

const piiInformation = z.strictObject({
  piiType: z.string(),
  piiOptional: z.boolean(),
  sensitivePiiCategory: z.boolean(),
})

const piiProcessing = z.strictObject({
  privacyNotice: z.strictObject({ textHash: sha256, version: z.int(), text: z.string() }),
  language: localeTag,
  purpose,
  purposeType: z.enum(['personalised-offers', 'disclosure-to-third-party', 'usage-analytics']),
  lawfulBasis: z.literal('consent'),
  piiInformation: z.array(piiInformation),
  piiControllers: z.array(bankId),
  collectionMethod: z.string(),
  processingMethod: z.string(),
  storageLocations: z.array(z.string()),
  /** ISO 8601 duration, counted from the end of the consent. */
  retentionPeriod: z.string().check(z.regex(/^P\d+D$/)),
  processingLocations: z.array(z.string()),
  geographicRestrictions: z.array(z.string()),
  services: z.array(z.string()),
  jurisdictions: z.array(z.string()),
  recipientThirdParties: z.array(bankId),
  withdrawalMethod: z.string(),
  privacyRights: z.array(z.string()),
  authorityParty: z.string(),
})

const consentEvent = z.strictObject({
  eventTime: instant,
  eventType: z.literal('explicit'),
  /** `replaced` when the viewer gave the purpose again, to a newer text. */
  eventState: z.enum(['given', 'withdrawn', 'replaced']),
  /** Who did it: the PII principal. */
  entityId: z.string(),
  /** Until it is withdrawn. */
  validityDuration: z.null(),
})

/** A consent with its history, in the sections and the terms of ISO/IEC TS 27560:2023, written in camel case. */
export const consentRecord = z.strictObject({
  schemaVersion: z.literal('ISO/IEC TS 27560:2023 offerdock-1'),
  recordId: bankId,
  piiPrincipalId: z.string(),
  piiProcessing,
  partyIdentification: z.array(party),
  events: z.array(consentEvent),
})

/** `GET /v1/consents`: all that may be asked, and every record there is for this viewer and client, the newest first. */
export const consents = z.strictObject({ notices: z.array(consentNotice), records: z.array(consentRecord) })

export type Purpose = z.infer<typeof purpose>
export type ConsentState = z.infer<typeof consentState>
export type ConsentNotice = z.infer<typeof consentNotice>
export type ConsentRequest = z.infer<typeof consentRequest>
export type ConsentRecord = z.infer<typeof consentRecord>
export type Consents = z.infer<typeof consents>
