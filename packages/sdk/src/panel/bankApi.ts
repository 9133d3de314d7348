import type { ConfirmRequest, OrderRequest, QuoteRequest, SignInRequest } from '../contract/index.ts'
import { type CompiledSchema, parseCompiled } from '../contract/parseCompiled.ts'
import { type Failure, readFailure } from './readFailure.ts'
import { readPublic } from './readPublic.ts'
import { confirmation, offers, quote, session, sessionState, signIn } from './schemas.ts'

/** What the bank said, or why it said nothing of use. */
export type BankAnswer<T> = { value: T; failure?: never } | { failure: Failure; value?: never }

export interface BankApiOptions {
  /** Origin of the bank. */
  baseUrl: string
  readToken(): string | undefined
  /** After this long a call counts as `timeout`. Default 8000. */
  timeoutMs?: number
}

export type BankApi = ReturnType<typeof createBankApi>

/** The calls of the panel. Every answer is parsed by the contract; none of them throws. */
export function createBankApi({ baseUrl, readToken, timeoutMs = 8000 }: BankApiOptions) {
  let bankAheadMs = 0

  async function call<T>(request: Call<T>): Promise<BankAnswer<T>> {
    try {
      const response = await fetch(baseUrl + request.path, buildRequest(request, readToken(), timeoutMs))
      const bankMs = Date.parse(response.headers.get('date') ?? '')
      if (bankMs) bankAheadMs = bankMs - Date.now()
      if (!response.ok) return { failure: await readFailure(response) }
      const value = request.schema ? parseCompiled(request.schema, await response.json()) : undefined
      return value === null ? { failure: { code: 'bank-error', isFinal: false } } : { value: value as T }
    } catch (cause) {
      return { failure: { code: codeOf(cause), isFinal: false } }
    }
  }

  return {
    /** Any call at all: for what is loaded later than this. */
    call,
    /** What it says to everybody. */
    askPublic: (path: string) => readPublic(baseUrl + path),
    /** How long until an instant of the bank's clock; the device's own clock may be hours off. */
    msUntil: (instant: string) => Date.parse(instant) - bankAheadMs - Date.now(),
    openSession: (clientId: string) =>
      call({ method: 'POST', path: '/v1/sessions', schema: session, body: { clientId } }),
    readSession: () => call({ method: 'GET', path: '/v1/sessions/me', schema: sessionState }),
    endSession: () => call({ method: 'DELETE', path: '/v1/sessions/me' }),
    askSignIn: (body: SignInRequest) => call({ method: 'POST', path: '/v1/sessions/sign-in', schema: signIn, body }),
    askOffers: (body: OrderRequest) => call({ method: 'POST', path: '/v1/offers', schema: offers, body }),
    askQuote: (body: QuoteRequest) => call({ method: 'POST', path: '/v1/quotes', schema: quote, body }),
    confirm: (quoteId: string, conversionId: string, body: ConfirmRequest) =>
      call({ method: 'POST', path: `/v1/quotes/${quoteId}/confirm`, schema: confirmation, body, key: conversionId }),
    abandon: (agreementId: string) => call({ method: 'POST', path: `/v1/agreements/${agreementId}/abandon` }),
  }
}

export interface Call<T> {
  method: 'GET' | 'POST' | 'DELETE'
  path: string
  /** Without one, the answer has no body. */
  schema?: CompiledSchema<T>
  body?: object
  /** `Idempotency-Key`. */
  key?: string
}

function buildRequest({ method, body, key }: Call<unknown>, token: string | undefined, timeoutMs: number): RequestInit {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (token) headers.authorization = `Bearer ${token}`
  if (key) headers['idempotency-key'] = key
  if (body) headers['content-type'] = 'application/json'
  return {
    method,
    headers,
    ...(body && { body: JSON.stringify(body) }),
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    signal: AbortSignal.timeout(timeoutMs),
  }
}

function codeOf(cause: unknown): Failure['code'] {
  if (cause instanceof SyntaxError) return 'bank-error'
  return cause instanceof DOMException && cause.name === 'TimeoutError' ? 'timeout' : 'offline'
}
