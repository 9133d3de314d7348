import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { createBankApi } from './bankApi.ts'
import { problemResponse } from './testing/sampleBank.ts'

const server = setupServer()
beforeAll(() => {
  server.listen({ onUnhandledFrame: 'error' })
})
afterEach(() => {
  server.resetHandlers()
})
afterAll(() => {
  server.close()
})

const state = { expiresAt: '2026-11-22T09:00:00.000Z', viewer: null, signIn: null }
const bank = createBankApi({ baseUrl: 'https://bank.test', readToken: () => 'secret' })
const answerWith = (answer: () => Response | Promise<Response>) =>
  server.use(http.get('https://bank.test/v1/sessions/me', answer))

test('sends the token, and the conversion id as the key of a confirm', async () => {
  let headers = new Headers()
  server.use(
    http.post('https://bank.test/v1/quotes/q1/confirm', ({ request }) => {
      headers = request.headers
      return HttpResponse.json({ status: 'declined' })
    }),
  )
  const { value } = await bank.confirm('q1', 'the-id', { disclosureHash: '0'.repeat(64) })
  expect(value).toEqual({ status: 'declined' })
  expect(headers.get('authorization')).toBe('Bearer secret')
  expect(headers.get('idempotency-key')).toBe('the-id')
})

test('an answer within the contract is the value', async () => {
  answerWith(() => HttpResponse.json(state))
  expect(await bank.readSession()).toEqual({ value: state })
})

test.each<[string, () => Response | Promise<Response>, string]>([
  ['an extra key', () => HttpResponse.json({ ...state, extra: 1 }), 'bank-error'],
  ['a body that is no JSON', () => new HttpResponse('<html>'), 'bank-error'],
  ['no connection', () => HttpResponse.error(), 'offline'],
  ['a problem of the contract', () => problemResponse('order-taken'), 'order-taken'],
  ['a problem that has another name here', () => problemResponse('bad-request'), 'bank-error'],
  ['a repeat that came too early', () => problemResponse('in-flight'), 'timeout'],
  ['an unknown problem', () => HttpResponse.json({ code: 'novel' }, { status: 418 }), 'bank-error'],
  ['429', () => new HttpResponse(null, { status: 429 }), 'rate-limited'],
  ['401 without a body', () => new HttpResponse(null, { status: 401 }), 'unauthorized'],
  ['502 of a gateway', () => new HttpResponse('<html>', { status: 502 }), 'bank-error'],
])('%s is read as a failure', async (_, answer, code) => {
  answerWith(answer)
  expect((await bank.readSession()).failure?.code).toBe(code)
})

test('silence is a timeout', async () => {
  answerWith(() => new Promise<Response>(() => {}))
  const hasty = createBankApi({ baseUrl: 'https://bank.test', readToken: () => undefined, timeoutMs: 1 })
  expect(await hasty.readSession()).toEqual({ failure: { code: 'timeout', isFinal: false } })
})

test('only a decision of the bank is final', async () => {
  const isFinal = async (answer: () => Response) => {
    answerWith(answer)
    return (await bank.readSession()).failure?.isFinal
  }
  expect(await isFinal(() => problemResponse('expired'))).toBe(true)
  expect(await isFinal(() => problemResponse('in-flight'))).toBe(false)
  expect(await isFinal(() => problemResponse('bank-error'))).toBe(false)
  expect(await isFinal(() => new HttpResponse(null, { status: 429 }))).toBe(false)
  expect(await isFinal(() => HttpResponse.error())).toBe(false)
})

test('limits of a problem come along', async () => {
  answerWith(() => problemResponse('below-minimum', { minimumMinor: 50_000 }))
  expect((await bank.readSession()).failure).toMatchObject({ code: 'below-minimum', minimumMinor: 50_000 })
})

test('time is told by the bank’s clock', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-11-22T08:00:00.000Z') })
  answerWith(() => HttpResponse.json(state, { headers: { date: 'Sun, 22 Nov 2026 09:30:00 GMT' } }))
  await bank.readSession()
  expect(bank.msUntil('2026-11-22T09:31:00.000Z')).toBe(60_000)
  vi.useRealTimers()
})
