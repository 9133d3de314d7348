import { once } from 'node:events'
import { connect } from 'node:net'
import type { ConfirmRequest, Problem } from '@offerdock/sdk/contract'
import { confirmation, offers, problem, quote, session, sessionState, signIn } from '@offerdock/sdk/contract'
import { v7 as uuidV7 } from 'uuid'
import * as z from 'zod'
import { checkAnswer } from './checkAnswer.ts'
import { clients, hostOrigin } from './makeSeed.ts'

interface Call {
  body?: unknown
  token?: string
  headers?: Record<string, string>
  signal?: AbortSignal
}

/** One request; a body goes as JSON, a token as bearer. The answer must be one that `openapi.json` describes. */
export async function call(origin: string, line: string, { body, token, headers = {}, signal }: Call = {}) {
  const [method = '', path = ''] = line.split(' ')
  const response = await fetch(origin + path, {
    method,
    redirect: 'manual',
    ...(signal && { signal }),
    headers: {
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get('Content-Type') ?? '')
  const json: unknown = isJson ? JSON.parse(text) : null
  const contentType = response.headers.get('Content-Type') ?? ''
  checkAnswer(line, { status: response.status, contentType, json })
  return { status: response.status, headers: response.headers, text, json }
}

/** The whole answer as text; unlike `fetch`, it sends any `Host` and `Origin`. */
export function callRaw(origin: string, line: string, headers: Record<string, string> = {}): Promise<string> {
  const { host } = new URL(origin)
  const lines = Object.entries({ Host: host, Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  )
  return sendRaw(origin, `${line} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
}

/** What comes back for bytes that need not be HTTP, until the connection ends. */
export async function sendRaw(origin: string, bytes: string | Buffer): Promise<string> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (chunk) => {
    answer += String(chunk)
  })
  socket.write(bytes)
  await once(socket, 'close')
  return answer
}

export type Answer = Awaited<ReturnType<typeof call>>

/** The problem in an answer, which must be one in every respect. */
export function readProblem(answer: Answer): Problem {
  const found = z.parse(problem, answer.json)
  if (answer.headers.get('Content-Type') !== 'application/problem+json') throw new Error('not problem+json')
  if (found.status !== answer.status) throw new Error('the body tells another status')
  return found
}

let orders = 0

/** An order of its own each time. */
export const makeOrder = (changes: Record<string, unknown> = {}) => ({
  orderRef: `ord-${process.pid}-${++orders}`,
  orderMinor: 499_900,
  currency: 'CNY',
  category: '5732',
  tags: ['phone'],
  locale: 'zh-CN',
  ...changes,
})

/** Opens a session, and signs in when a persona is named. */
export async function openSession(origin: string, personaId: string | null = 'ling', clientId = clients.demo.clientId) {
  const { token } = z.parse(session, (await call(origin, 'POST /v1/sessions', { body: { clientId } })).json)
  if (personaId !== null) {
    const { path, matchCode } = await requestSignIn(origin, token)
    await submitSignIn(origin, path, { code: matchCode, persona: personaId })
  }
  return token
}

export async function requestSignIn(origin: string, token: string, changes: Record<string, unknown> = {}) {
  const body = { hostOrigin, orderRef: 'ord-1', orderMinor: 499_900, currency: 'CNY', locale: 'en', ...changes }
  const request = z.parse(signIn, (await call(origin, 'POST /v1/sessions/sign-in', { token, body })).json)
  return { ...request, path: new URL(request.url).pathname }
}

/** Presses a button of the sign-in page. */
export const submitSignIn = (
  origin: string,
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  call(origin, `POST ${path}`, {
    body: new URLSearchParams(fields).toString(),
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
  })

export async function readState(origin: string, token: string) {
  return z.parse(sessionState, (await call(origin, 'GET /v1/sessions/me', { token })).json)
}

export async function makeOffers(origin: string, token: string, order: ReturnType<typeof makeOrder>) {
  return z.parse(offers, (await call(origin, 'POST /v1/offers', { token, body: order })).json)
}

export async function makeQuote(origin: string, token: string, order = makeOrder(), planId: string | null = 'p12') {
  return z.parse(quote, (await call(origin, 'POST /v1/quotes', { token, body: { ...order, planId } })).json)
}

/** Confirms a quote; `key` is made when it is not given. */
export function confirm(
  origin: string,
  token: string,
  { quoteId, disclosureHash }: { quoteId: string; disclosureHash: string },
  { key = uuidV7(), device, ...more }: { key?: string; device?: string } & Partial<ConfirmRequest> = {},
) {
  return call(origin, `POST /v1/quotes/${quoteId}/confirm`, {
    token,
    headers: { 'Idempotency-Key': key, ...(device !== undefined && { 'OfferDock-Device': device }) },
    body: { disclosureHash, ...more },
  })
}

/** Confirms and expects an agreement. */
export async function confirmed(answer: Answer | Promise<Answer>) {
  const result = z.parse(confirmation, (await answer).json)
  if (result.status !== 'confirmed') throw new Error(`the bank said ${result.status}`)
  return result
}

/** Refunds a part of an order with the platform's key; `key` is made when it is not given. */
export function refund(
  origin: string,
  {
    secret,
    agreementId,
    refundMinor,
    key = uuidV7(),
  }: { secret: string; agreementId: string; refundMinor: number; key?: string },
) {
  const headers = { 'Idempotency-Key': key }
  return call(origin, `POST /v1/agreements/${agreementId}/refund`, { token: secret, headers, body: { refundMinor } })
}
