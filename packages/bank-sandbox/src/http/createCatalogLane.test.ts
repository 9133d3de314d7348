import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMetrics } from '../service/createMetrics.ts'
import { createCatalogLane } from './createCatalogLane.ts'

const path = '/v1/catalog?client=pk_test_demo&currency=CNY'
const own = { host: ['bank.example'] }

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }))
afterEach(() => void vi.useRealTimers())

/** As Node reads it: of two hosts the first stands in `headers`. */
function readRequest(headersDistinct: Record<string, string[]>, { method = 'GET', url = path } = {}) {
  const headers = Object.fromEntries(Object.entries(headersDistinct).map(([name, [first]]) => [name, first]))
  return Object.assign(new IncomingMessage(new Socket()), { method, url, headers, headersDistinct })
}

/** A lane that was told an answer of the app a moment ago, and whether it answers a request itself. */
async function openLane({ limitsRates = false, status = 200 } = {}) {
  const service = { limitsRates, metrics: createMetrics() }
  const lane = createCatalogLane({ publicOrigin: 'https://bank.example', log: { info: () => {} }, service })
  vi.advanceTimersByTime(1000)
  await lane.keep(readRequest(own), new Response('{}', { status }))
  return (...asked: Parameters<typeof readRequest>) => {
    const request = readRequest(...asked)
    return lane.answer(request, new ServerResponse(request))
  }
}

test.each([
  ['the same request', own, {}, true],
  ['another host', { host: ['evil.example'] }, {}, false],
  ['two hosts', { host: ['bank.example', 'evil.example'] }, {}, false],
  ['one host twice', { host: ['bank.example', 'bank.example'] }, {}, false],
  ['no host', {}, {}, false],
  ['a copy to compare with', { ...own, 'if-none-match': ['"x"'] }, {}, false],
  ['another query', own, { url: `${path}&more=1` }, false],
  ['a whole address', own, { url: `http://bank.example${path}` }, false],
  ['another method', own, { method: 'POST' }, false],
])('%s is answered from the lane as it should be', async (_, headers, line, isAnswered) => {
  const ask = await openLane()
  expect(ask(headers, line)).toBe(isAnswered)
})

test('what was said for another host is not kept for the bank’s own', async () => {
  const service = { limitsRates: false, metrics: createMetrics() }
  const lane = createCatalogLane({ publicOrigin: 'https://bank.example', log: { info: () => {} }, service })
  vi.advanceTimersByTime(1000)
  await lane.keep(readRequest({ host: ['evil.example'] }), new Response('{}'))
  expect(lane.answer(readRequest(own), new ServerResponse(readRequest(own)))).toBe(false)
})

test('an answer is kept for a moment, if it is one for everybody and nobody counts requests', async () => {
  const ask = await openLane()
  vi.advanceTimersByTime(249)
  expect(ask(own)).toBe(true)
  vi.advanceTimersByTime(1)
  expect(ask(own)).toBe(false)
  for (const settings of [{ status: 503 }, { limitsRates: true }]) expect((await openLane(settings))(own)).toBe(false)
})
