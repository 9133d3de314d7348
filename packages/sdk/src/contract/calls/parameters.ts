import * as z from 'zod/mini'
import { purpose } from '../consents.ts'
import { bankId, conversionId, localeTag, reference, sha256 } from '../primitives.ts'
import type { Parameter } from './call.ts'

/** What stands in braces in the path of a call. */
export const pathParameters: Record<string, Parameter> = {
  agreementId: { schema: bankId, text: 'Of an agreement.' },
  applicationId: { schema: bankId, text: 'Of a card application.' },
  callbackId: { schema: bankId, text: 'Of a call-back.' },
  clientId: { schema: bankId, text: 'The public id of a client.' },
  code: { schema: z.string(), text: 'Of a problem.' },
  complaintId: { schema: bankId, text: 'Of a complaint.' },
  file: { schema: z.string(), text: 'A file of the build by its exact name.' },
  hash: { schema: sha256, text: 'Of the UTF-8 bytes of the text.' },
  kid: { schema: bankId, text: 'Of a receipt key.' },
  purpose: { schema: purpose, text: 'Of a consent.' },
  quoteId: { schema: bankId, text: 'Of a quote of this viewer.' },
  requestId: { schema: bankId, text: 'The secret of the link, 128 random bits.' },
  room: { schema: reference, text: 'The live show, by the name the platform gave it.' },
}

/** The conversion id as `Idempotency-Key`: the same key with the same request gives the same bytes for ever. */
export const conversionKey: Record<string, Parameter> = {
  'Idempotency-Key': {
    schema: conversionId,
    isRequired: true,
    text: 'A UUID version 7, made and kept by the caller. The same key with the same request gives the same bytes.',
  },
}

const visible = z.string().check(z.regex(/^[!-~]{1,128}$/))

/** `Idempotency-Key` of a platform's call; only a refund demands it. */
export const requestKey = (isRequired: boolean): Record<string, Parameter> => ({
  'Idempotency-Key': {
    schema: visible,
    isRequired,
    text: `1 to 128 visible characters. ${isRequired ? 'Two refunds of one amount are two refunds.' : 'Safe to repeat without.'}`,
  },
})

export const clientQuery: Parameter = { schema: bankId, isRequired: true, text: 'The public id of the client.' }

export const localeQuery: Parameter = { schema: localeTag, text: "Of the texts; without it, the client's." }

/** What a shared cache and a reader need to ask whether something has changed. */
export const ifNoneMatch: Record<string, Parameter> = {
  'If-None-Match': { schema: z.string(), text: 'The ETag that the reader has; 304 where it still holds.' },
}
