import { createMiddleware } from 'hono/factory'

/** The closed end: what an answer has unless its route says otherwise. */
export const closedHeaders = {
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Permissions-Policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
}

/** Closes every answer, whatever its status; a route that needs more sets its own value. */
export function securityHeaders(publicOrigin: string) {
  const isHttps = publicOrigin.startsWith('https:')
  return createMiddleware(async (c, next) => {
    await next()
    for (const [name, value] of Object.entries(closedHeaders))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    if (isHttps) c.res.headers.set('Strict-Transport-Security', 'max-age=63072000; includeSubDomains')
  })
}

/** For what any page of any site may read, problems included: there are no credentials and nobody's data. */
export const publicHeaders = createMiddleware(async (c, next) => {
  await next()
  c.res.headers.set('Access-Control-Allow-Origin', '*')
  c.res.headers.set('Cross-Origin-Resource-Policy', 'cross-origin')
})
