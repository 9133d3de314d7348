import * as z from 'zod/mini'
import { catalog } from '../catalog.ts'
import { liveEvent, liveSnapshot } from '../live.ts'
import { bankId, currencyCode } from '../primitives.ts'
import { health, jwkSet, readiness } from '../service.ts'
import type { Answer, CallGroup } from './call.ts'
import { clientQuery, ifNoneMatch } from './parameters.ts'

const unchanged: Answer = { status: 304, text: 'What the reader has still holds.' }
const roomClient = { client: { schema: bankId, text: "The public id of the client; without it, the bank's first." } }
const jsonSchema: Answer = {
  status: 200,
  text: 'A JSON Schema, draft 2020-12.',
  schema: z.record(z.string(), z.unknown()),
  mediaType: 'application/schema+json',
  headers: { 'Cache-Control': 'public, max-age=3600' },
}

/** Open to everybody: no credential, and any site may read the answers. */
export const publicCalls: CallGroup = {
  name: 'public',
  text: 'Open to everybody; any site may read the answers.',
  calls: [
    {
      line: 'GET /v1/catalog',
      name: 'getCatalog',
      summary: 'The public standard terms of one client, the same bytes for every viewer and every amount',
      by: 'anybody',
      query: {
        client: clientQuery,
        currency: { schema: currencyCode, isRequired: true, text: 'The currency of the client.' },
      },
      headers: ifNoneMatch,
      answers: [
        {
          status: 200,
          text: 'The catalog.',
          schema: catalog,
          headers: {
            ETag: 'Strong: the SHA-256 that is also `version`.',
            'Cache-Control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600',
            'Access-Control-Allow-Origin': '*',
          },
        },
        unchanged,
      ],
      problems: ['unsupported', 'bad-config'],
    },
    {
      line: 'GET /v1/live/{room}/snapshot',
      name: 'getRoomSnapshot',
      summary: 'What is true of a room right now, for everybody who polls',
      by: 'anybody',
      query: roomClient,
      headers: ifNoneMatch,
      answers: [
        {
          status: 200,
          text: 'The snapshot.',
          schema: liveSnapshot,
          headers: {
            ETag: 'Weak: the same is true, only the clock has gone on.',
            'Cache-Control': 'public, max-age=0, s-maxage=2',
            'Access-Control-Allow-Origin': '*',
          },
        },
        unchanged,
      ],
      problems: ['bad-config'],
    },
    {
      line: 'GET /v1/live/{room}',
      name: 'followRoom',
      summary: 'The same as an event stream, while a panel is open',
      text: 'Each event is `event: live` with a `LiveEvent` as its data. The first one of a first visit is the whole snapshot.',
      by: 'anybody',
      query: roomClient,
      headers: {
        'Last-Event-ID': { schema: z.string(), text: 'The number of the last event that the reader has.' },
      },
      answers: [
        {
          status: 200,
          text: 'The stream; a comment comes every 15 seconds.',
          schema: z.string(),
          mediaType: 'text/event-stream',
          data: liveEvent,
          headers: { 'Cache-Control': 'no-store, no-transform', 'Access-Control-Allow-Origin': '*' },
        },
      ],
      problems: ['bad-config'],
    },
    {
      line: 'GET /v1/texts/{hash}',
      name: 'getText',
      summary: 'The words of a fixed text that the catalog lists',
      by: 'anybody',
      answers: [
        {
          status: 200,
          text: 'The text.',
          schema: z.string(),
          mediaType: 'text/plain',
          headers: {
            'Cache-Control': 'public, max-age=31536000, immutable',
            'Content-Language': 'The language of the text.',
            'Access-Control-Allow-Origin': '*',
          },
        },
      ],
    },
    {
      line: 'GET /.well-known/jwks.json',
      name: 'getReceiptKeys',
      summary: 'The public keys of receipts',
      by: 'anybody',
      headers: ifNoneMatch,
      answers: [
        {
          status: 200,
          text: 'The one that signs, the next one, and former ones for as long as their receipts hold.',
          schema: jwkSet,
          mediaType: 'application/jwk-set+json',
          headers: { ETag: 'Strong.', 'Cache-Control': 'public, max-age=600', 'Access-Control-Allow-Origin': '*' },
        },
        unchanged,
      ],
    },
    {
      line: 'GET /v1/openapi.json',
      name: 'getOpenApi',
      summary: 'This description',
      by: 'anybody',
      headers: ifNoneMatch,
      answers: [
        {
          status: 200,
          text: 'OpenAPI 3.1.',
          schema: z.record(z.string(), z.unknown()),
          mediaType: 'application/vnd.oai.openapi+json',
          headers: { ETag: 'Strong.', 'Cache-Control': 'public, max-age=3600', 'Access-Control-Allow-Origin': '*' },
        },
        unchanged,
      ],
    },
    {
      line: 'GET /v1/schemas/events.json',
      name: 'getEventSchema',
      summary: 'JSON Schema of the events and messages that a page of the platform gets',
      by: 'anybody',
      answers: [jsonSchema],
    },
    {
      line: 'GET /v1/schemas/account-export.json',
      name: 'getExportSchema',
      summary: 'JSON Schema of `GET /v1/me/export`',
      by: 'anybody',
      answers: [jsonSchema],
    },
    {
      line: 'GET /healthz',
      name: 'getHealth',
      summary: 'Whether this process lives',
      by: 'anybody',
      answers: [{ status: 200, text: 'It lives.', schema: health }],
    },
    {
      line: 'GET /readyz',
      name: 'getReadiness',
      summary: 'Whether this process may be given requests',
      by: 'anybody',
      answers: [{ status: 200, text: 'It may.', schema: readiness }],
    },
  ],
}
