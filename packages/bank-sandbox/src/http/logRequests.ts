import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Bank } from '../bank.ts'

/** The id that a proxy gave the request, if it is one, else a new one: in the log, and in the answer. */
export const readRequestId = (given = '') => (/^[\w.:-]{8,64}$/.test(given) ? given : randomUUID())

interface Answered {
  requestId: string
  method: string
  route: string
  status: number
  /** Null for a stream, which has only begun. */
  tookSeconds: number | null
}

/** What counting needs of a bank. */
export interface Counting {
  log: Pick<Bank['log'], 'info'>
  service: Pick<Bank['service'], 'metrics' | 'limitsRates'>
}

/** One line and one count. */
export function countRequest({ log, service: { metrics } }: Counting, answered: Answered) {
  const { requestId, method, route, status, tookSeconds } = answered
  log.info({ requestId, method, route, status, tookMs: tookSeconds && Math.round(tookSeconds * 1000) }, 'request')
  metrics.requests.add({ route, method, status })
  if (tookSeconds !== null) metrics.durations.observe({ route }, tookSeconds)
}

/** One line and one count per request. The route, not the path: a path may hold the secret of a sign-in page. */
export function logRequests(bank: Bank) {
  const { open } = bank.service.metrics
  return createMiddleware(async (c, next) => {
    const startedMs = performance.now()
    const requestId = readRequestId(c.req.header('X-Request-Id'))
    const route = routePath(c, -1)
    open.requests++
    await next()
    open.requests--
    c.res.headers.set('X-Request-Id', requestId)
    const isStream = /^text\/event-stream/.test(c.res.headers.get('Content-Type') ?? '')
    const tookSeconds = isStream ? null : (performance.now() - startedMs) / 1000
    const method = readMethod(c.req.method)
    countRequest(bank, { requestId, method, route, status: c.res.status, tookSeconds })
    if (!isStream) return
    open.streams++
    const { outgoing } = c.env as HttpBindings
    outgoing.on('close', () => open.streams--)
  })
}

/** A made-up one would be a new series of the metrics for each. */
const readMethod = (method: string) => (/^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH)$/.test(method) ? method : 'other')
