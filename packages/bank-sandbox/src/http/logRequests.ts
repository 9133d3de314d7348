import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { Logger } from 'pino'

/** One line per request. The route, not the path: a path may hold the secret of a sign-in page. */
export function logRequests(log: Logger) {
  return createMiddleware(async (c, next) => {
    const startedMs = performance.now()
    await next()
    const tookMs = Math.round(performance.now() - startedMs)
    log.info({ method: c.req.method, route: routePath(c, -1), status: c.res.status, tookMs }, 'request')
  })
}
