import {
  type Agreement,
  agreement,
  type Catalog,
  type Confirmation,
  confirmation,
  type Offers,
  type OrderRequest,
  offers,
  type PlanRule,
  type Quote,
  quote,
} from '@offerdock/sdk/contract'
import { demand, expectBody } from '../http/expect.ts'
import type { Answer, Call } from '../http/send.ts'
import { readCatalog, readSecondCatalog } from './catalog.ts'
import { waitMs } from './clock.ts'
import type { Kit } from './kit.ts'
import { newOrderRef, viewerOf } from './viewers.ts'

/** An order of its own each time, that the client's terms allow in full. */
export async function makeOrder(kit: Kit, changes: Partial<OrderRequest> = {}): Promise<OrderRequest> {
  return toOrder(await readCatalog(kit), changes)
}

export async function makeSecondOrder(kit: Kit, changes: Partial<OrderRequest> = {}): Promise<OrderRequest> {
  return toOrder(await readSecondCatalog(kit), changes)
}

function toOrder(catalog: Catalog, changes: Partial<OrderRequest>): OrderRequest {
  const { currency, categories, locale } = catalog
  const orderMinor = amountFor(catalog, catalog.plans[0])
  return {
    orderRef: newOrderRef(),
    ...{ orderMinor, currency: currency.code, category: categories[0] ?? null, tags: [], locale },
    ...changes,
  }
}

/** An amount that divides badly and is allowed by the offer and, where there is one, by the plan. */
export function amountFor(catalog: Catalog, plan: PlanRule | undefined): number {
  const least = Math.max(catalog.minimumMinor, plan?.minimumMinor ?? 0)
  const most = Math.min(catalog.maximumMinor, plan?.maximumMinor ?? catalog.maximumMinor)
  return Math.min(most, least * 3 + 10_007)
}

/** An order that a plan is for. */
export function orderFor(catalog: Catalog, plan: PlanRule, changes: Partial<OrderRequest> = {}): OrderRequest {
  const category = plan.categories?.[0] ?? catalog.categories[0] ?? null
  return toOrder(catalog, { orderMinor: amountFor(catalog, plan), category, ...changes })
}

export const askOffers = (kit: Kit, token: string | undefined, body: unknown, headers?: Record<string, string>) =>
  kit.send('POST /v1/offers', { token, body, ...(headers && { headers }) })

export const readOffers = async (kit: Kit, token: string, order: OrderRequest): Promise<Offers> =>
  expectBody(await askOffers(kit, token, order), offers)

/** What is asked for beside the order: no plan is to pay in full. */
export interface Chosen {
  planId?: string | null
  points?: number
  couponId?: string
}

export const askQuote = (
  kit: Kit,
  token: string | undefined,
  order: unknown,
  { planId = null, ...more }: Chosen = {},
) => kit.send('POST /v1/quotes', { token, body: { ...(order as object), planId, ...more } })

export const readQuote = async (kit: Kit, token: string, order: OrderRequest, chosen?: Chosen): Promise<Quote> =>
  expectBody(await askQuote(kit, token, order, chosen), quote, [200, 201])

interface ConfirmCall {
  key: string | null
  disclosureHash?: string
  pin?: string
  room?: string
}

/** `POST /v1/quotes/{quoteId}/confirm`; `key` null sends none. */
export function askConfirm(kit: Kit, token: string, quote: Quote, { key, ...body }: ConfirmCall): Promise<Answer> {
  const call: Call = { token, body: { disclosureHash: quote.disclosureHash, ...body } }
  const headers = key === null ? {} : { 'Idempotency-Key': key }
  return kit.send(`POST /v1/quotes/${quote.quoteId}/confirm`, { ...call, headers })
}

export type Confirmed = Extract<Confirmation, { status: 'confirmed' }>

export function expectConfirmed(answer: Answer): Confirmed {
  const result = expectBody(answer, confirmation)
  demand(result.status === 'confirmed', `"${result.status}" instead of "confirmed"`, answer)
  return result
}

/** The reading time of a quote, and a little more because two clocks are compared. */
export const waitToRead = ({ readingMs }: Quote) => waitMs(readingMs === 0 ? 0 : readingMs + 150)

/** Calls of the platform's server. */
export const askPlatform = (
  kit: Kit,
  line: string,
  { token = kit.options.secretKey, ...call }: Call = {},
): Promise<Answer> => kit.send(line, { ...call, token })

export const readAgreement = async (kit: Kit, agreementId: string, token?: string): Promise<Agreement> =>
  expectBody(
    await askPlatform(kit, `GET /v1/agreements/${agreementId}`, token === undefined ? {} : { token }),
    agreement,
  )

export const act = (kit: Kit, agreementId: string, what: 'capture' | 'release', call: Call = {}): Promise<Answer> =>
  askPlatform(kit, `POST /v1/agreements/${agreementId}/${what}`, call)

export const abandon = (kit: Kit, token: string, agreementId: string): Promise<Answer> =>
  kit.send(`POST /v1/agreements/${agreementId}/abandon`, { token })

export const askRefund = (kit: Kit, agreementId: string, refundMinor: unknown, key: string | null): Promise<Answer> =>
  askPlatform(kit, `POST /v1/agreements/${agreementId}/refund`, {
    body: { refundMinor },
    headers: key === null ? {} : { 'Idempotency-Key': key },
  })

/** A viewer of the client under test whose session requirements share. */
export const approvedViewer = (kit: Kit) => viewerOf(kit)
