import type { Hono } from 'hono'

/** `GET /v1/agreements/{agreementId}`: a route as the documentation and the scenarios write it. */
export const nameCall = (method: string, route: string) =>
  `${method === 'HEAD' ? 'GET' : method} ${route.replaceAll(/:(\w+)(\{[^}]+\})?/g, '{$1}')}`

/** Every call of the bank. */
export function listCalls(app: Hono): string[] {
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(routes.map(({ method, path }) => nameCall(method, path)))].sort()
}
