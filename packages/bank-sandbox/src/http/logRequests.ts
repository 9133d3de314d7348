import { randomUUID } from 'node:crypto'
import type { HttpBindings } from '@hono/node-server'
import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Bank } from '../bank.ts'

/** The id that a proxy gave the request, if it is one, else a new one: in the log, and in the answer. */
const readRequestId = (given = '') => (/^[\w.:-]{8,64}$/.test(given) ? given : randomUUID())

/** One line and one count per request. The route, not the path: a path may hold the secret of a sign-in page. */
export function logRequests({ log, service: { metrics } }: Bank) {
  return createMiddleware(async (c, next) => {
    const startedMs = performance.now()
    const requestId = readRequestId(c.req.header('X-Request-Id'))
    const route = routePath(c, -1)
    metrics.open.requests++
    await next()
    metrics.open.requests--
    c.res.headers.set('X-Request-Id', requestId)
    const { status } = c.res
    const method = readMethod(c.req.method)
    const tookMs = Math.round(performance.now() - startedMs)
    log.info({ requestId, method, route, status, tookMs }, 'request')
    metrics.requests.add({ route, method, status })
    if (!/^text\/event-stream/.test(c.res.headers.get('Content-Type') ?? '')) {
      return metrics.durations.observe({ route }, (performance.now() - startedMs) / 1000)
    }
    metrics.open.streams++
    const { outgoing } = c.env as HttpBindings
    outgoing.on('close', () => metrics.open.streams--)
  })
}

/** A made-up one would be a new series of the metrics for each. */
const readMethod = (method: string) => (/^(GET|HEAD|POST|PUT|DELETE|OPTIONS|PATCH)$/.test(method) ? method : 'other')
