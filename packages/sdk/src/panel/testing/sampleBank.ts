import { HttpResponse, http } from 'msw'
import type {
  Catalog,
  Confirmation,
  ConfirmRequest,
  OrderRequest,
  PlanOffer,
  QuoteRequest,
} from '../../contract/index.ts'
import { type ProblemCode, problems, problemType } from '../../contract/index.ts'
import type { Gate } from '../checkout.ts'
import {
  sampleAgreement,
  sampleOffers,
  samplePricing,
  sampleReducedQuote,
  sampleSession,
  sampleViewer,
} from './samples.ts'

export interface SampleBankOptions {
  /** Refuses every plan with this code. */
  refused?: PlanOffer['refused']
  declines?: boolean
  hasNoCard?: boolean
  /** What a confirm has to wait for, until `release`. */
  gate?: Gate
  readingMs?: number
  /** Where a sign-in link leads. */
  signInUrl?: string
  /** What everybody can read; without it there is none. */
  catalog?: Catalog
}

/** A bank for component tests: the calls of the panel, one viewer, no rules beyond those a test asks for. */
export function createSampleBank({
  refused = null,
  declines = false,
  hasNoCard = false,
  gate,
  readingMs = 0,
  signInUrl,
  catalog,
}: SampleBankOptions = {}) {
  let isSignedIn = false
  let links = 0
  let gated: { quoteId: string; status: 'pending' | 'done' | 'ended' } | null = null
  let sessions = 0
  const confirmations = new Map<string, Confirmation>()
  const quotes = new Map<string, Awaited<ReturnType<typeof sampleReducedQuote>>>()

  const quoteRequests: QuoteRequest[] = []

  const handlers = [
    http.get('*/v1/catalog', () =>
      catalog
        ? HttpResponse.json(catalog, { headers: { date: new Date(samplePricing.at).toUTCString() } })
        : problemResponse('not-found'),
    ),
    http.post('*/v1/sessions', () => {
      sessions++
      return HttpResponse.json(sampleSession)
    }),
    http.get('*/v1/sessions/me', () =>
      HttpResponse.json({
        expiresAt: '2099-01-01T00:00:00.000Z',
        viewer: isSignedIn ? { ...sampleViewer, ...(hasNoCard && { cardTail: null }) } : null,
        signIn: isSignedIn ? 'done' : links > 0 ? 'pending' : null,
        ...(gated && { gate: gated }),
      }),
    ),
    http.delete('*/v1/sessions/me', () => {
      isSignedIn = false
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/v1/sessions/sign-in', () =>
      HttpResponse.json({
        url: signInUrl ?? 'https://bank.example/sign-in/1',
        matchCode: `${46 + ++links}`,
        expiresAt: '2099-01-01T00:00:00.000Z',
      }),
    ),
    http.post<never, OrderRequest>('*/v1/offers', async ({ request }) =>
      HttpResponse.json(sampleOffers(refused, await request.json())),
    ),
    http.post<never, QuoteRequest>('*/v1/quotes', async ({ request }) => {
      const asked = await request.json()
      quoteRequests.push(asked)
      const { planId, locale, points = 0, couponId = null } = asked
      const quote = await sampleReducedQuote(planId, { points, couponId }, { locale, readingMs })
      quotes.set(quote.quoteId, quote)
      return HttpResponse.json(quote)
    }),
    http.post<{ id: string }, ConfirmRequest>('*/v1/quotes/:id/confirm', ({ request, params }) => {
      const key = request.headers.get('idempotency-key') ?? ''
      const quote = quotes.get(params.id)
      if (!quote) return problemResponse('not-found')
      if (gate && gated?.status !== 'done') {
        if (gated?.status === 'ended') return problemResponse('expired')
        gated = { quoteId: quote.quoteId, status: 'pending' }
        return HttpResponse.json(gate)
      }
      const status = declines ? 'declined' : 'confirmed'
      const confirmation: Confirmation =
        status === 'declined' ? { status } : { status, agreement: sampleAgreement(quote, key), receipt: 'a.b.c' }
      confirmations.set(key, confirmations.get(key) ?? confirmation)
      return HttpResponse.json(confirmations.get(key))
    }),
  ]
  return {
    handlers,
    confirmations,
    quoteRequests,
    sessions: () => sessions,
    /** Ends what the confirm waits for. */
    release: (status: 'done' | 'ended') => {
      if (gated) gated = { ...gated, status }
    },
    signIn: () => {
      isSignedIn = true
    },
    signOut: () => {
      isSignedIn = false
    },
  }
}

export function problemResponse(code: ProblemCode, facts: object = {}) {
  const { status, title } = problems[code]
  const body = { type: problemType(code), title, status, code, ...facts }
  return HttpResponse.json(body, { status, headers: { 'content-type': 'application/problem+json' } })
}
