import * as z from 'zod/mini'
import { agreement, confirmation, confirmRequest } from '../agreements.ts'
import { offers, orderRequest } from '../offers.ts'
import { quote, quoteRequest } from '../quotes.ts'
import { session, sessionRequest, sessionState, signIn, signInRequest } from '../sessions.ts'
import { viewerAgreement, viewerAgreements } from '../viewerAgreements.ts'
import type { CallGroup } from './call.ts'
import { conversionKey, requestKey } from './parameters.ts'

const device = z.string().check(z.regex(/^[\w-]{16,64}$/))

/** What the order itself may be refused for, by catalog, market and campaign. */
const orderProblems = [
  'unsupported',
  'no-offer',
  'below-minimum',
  'above-maximum',
  'blocked-category',
  'market-refused',
] as const

/** The viewer's way to an agreement, from the panel. */
export const viewerCalls: CallGroup = {
  name: 'viewer',
  text: "The viewer, from the panel: session, offers, quote, agreement. No CORS headers: the panel is on the bank's origin.",
  calls: [
    {
      line: 'POST /v1/sessions',
      name: 'openSession',
      summary: 'An anonymous session of 12 hours',
      by: 'anybody',
      body: sessionRequest,
      answers: [{ status: 200, text: 'The bearer token; the bank keeps a hash of it.', schema: session }],
      problems: ['bad-config', 'forbidden'],
    },
    {
      line: 'GET /v1/sessions/me',
      name: 'getSession',
      summary: 'Who signed in, and how the newest request stands',
      by: 'viewer',
      answers: [{ status: 200, text: 'The session.', schema: sessionState }],
    },
    {
      line: 'DELETE /v1/sessions/me',
      name: 'endSession',
      summary: 'Signs out; quotes and agreements stay',
      by: 'viewer',
      answers: [{ status: 204, text: 'The token is worth nothing any more.' }],
    },
    {
      line: 'POST /v1/sessions/sign-in',
      name: 'requestSignIn',
      summary: 'A link to a top-level page of the bank, for two minutes, and the digits that page asks for',
      by: 'viewer',
      body: signInRequest,
      answers: [{ status: 200, text: 'A new request ends the older one.', schema: signIn }],
      problems: ['unsupported'],
    },
    {
      line: 'POST /v1/offers',
      name: 'makeOffers',
      summary: 'Every plan priced for one order; before sign-in, the standard terms',
      by: 'viewer',
      body: orderRequest,
      answers: [{ status: 200, text: 'By total cost and then by term; nothing is pre-selected.', schema: offers }],
      problems: [...orderProblems],
    },
    {
      line: 'POST /v1/quotes',
      name: 'makeQuote',
      summary: 'A binding price; takes what is scarce',
      text: 'Needs a viewer who has signed in. A new quote for the same order gives back what the older one took.',
      by: 'viewer',
      body: quoteRequest,
      answers: [{ status: 200, text: 'The price, until `expiresAt`.', schema: quote }],
      problems: [...orderProblems, 'order-taken', 'sold-out', 'in-flight'],
    },
    {
      line: 'POST /v1/quotes/{quoteId}/confirm',
      name: 'confirmQuote',
      summary: 'The viewer confirms; agreement, receipt, event and answer are one commit',
      text: '`step_up` and `cooling_off` store nothing: the same confirm with the same key goes on afterwards.',
      by: 'viewer',
      headers: {
        ...conversionKey,
        'OfferDock-Device': {
          schema: device,
          text: 'A random name that the panel keeps for the limits of a campaign.',
        },
      },
      body: confirmRequest,
      answers: [{ status: 200, text: 'One of four.', schema: confirmation }],
      problems: [
        'idempotency-key-missing',
        'idempotency-mismatch',
        'in-flight',
        'order-taken',
        'sold-out',
        'reading-time',
        'expired',
        'no-offer',
      ],
    },
    {
      line: 'POST /v1/agreements/{agreementId}/abandon',
      name: 'abandonAgreement',
      summary: 'The viewer lets a reserved agreement go',
      by: 'viewer',
      headers: requestKey(false),
      answers: [{ status: 200, text: 'It is `released`.', schema: agreement }],
      problems: ['wrong-state', 'expired', 'idempotency-mismatch', 'in-flight'],
    },
    {
      line: 'GET /v1/me/agreements',
      name: 'listAgreements',
      summary: "The viewer's own at this client, the newest first, at most 200",
      by: 'viewer',
      answers: [{ status: 200, text: 'The agreements.', schema: viewerAgreements }],
    },
    {
      line: 'POST /v1/me/agreements/{agreementId}/withdraw',
      name: 'withdrawFromAgreement',
      summary: 'The viewer asks to withdraw from a captured agreement',
      text: 'The platform is told by an event and answers with a refund; until then the agreement stays as it is.',
      by: 'viewer',
      answers: [{ status: 200, text: 'The agreement, with `withdrawalRequestedAt`.', schema: viewerAgreement }],
      problems: ['wrong-state', 'expired'],
    },
  ],
}
