import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Bank } from '../bank.ts'
import { type Counting, countRequest, readRequestId } from './logRequests.ts'

/** Of the same moment; a change of the catalog or a fault of the test mode shows after it. */
const keepMs = 250
const maxKept = 100

interface Kept {
  head: Record<string, string>
  bytes: Uint8Array
}

export type CatalogLane = ReturnType<typeof createCatalogLane>

/**
 * The catalog is the one answer that all viewers of a room may ask for in the same second. The app answers the first of
 * equal requests; the others of that moment get the same head and bytes past the router, as from a cache in front of the
 * bank. Each still has an id, a line in the log and its count.
 */
export function createCatalogLane(bank: Pick<Bank, 'publicOrigin'> & Counting) {
  const isPlain = plainRequests(new URL(bank.publicOrigin).host)
  const kept = new Map<string, Kept>()
  let sinceMs = 0

  return {
    /** Answers the request if it can. */
    answer(request: IncomingMessage, response: ServerResponse): boolean {
      const found = isPlain(request) && performance.now() - sinceMs < keepMs && kept.get(request.url ?? '')
      if (!found) return false
      const requestId = readRequestId(`${request.headers['x-request-id'] ?? ''}`)
      response.writeHead(200, { ...found.head, 'x-request-id': requestId })
      response.end(found.bytes)
      countRequest(bank, { requestId, method: 'GET', route: '/v1/catalog', status: 200, tookSeconds: 0 })
      return true
    },
    /** Keeps what the app said to this request, if others may be told the same. */
    async keep(request: IncomingMessage, response: Response): Promise<void> {
      // A bank that limits rates has to count every request.
      if (bank.service.limitsRates || response.status !== 200 || !isPlain(request)) return
      const copy = response.clone()
      const bytes = new Uint8Array(await copy.arrayBuffer())
      if (performance.now() - sinceMs >= keepMs) {
        kept.clear()
        sinceMs = performance.now()
      }
      if (kept.size >= maxKept) return
      const head = { ...Object.fromEntries(copy.headers), 'content-length': `${bytes.byteLength}` }
      kept.set(request.url ?? '', { head, bytes })
    },
  }
}

/** Nothing in them may change the answer; what names another bank, or two, is for the app to judge. */
const plainRequests =
  (ownHost: string) =>
  ({ method, url, headers, headersDistinct: { host = [] } }: IncomingMessage): boolean =>
    method === 'GET' &&
    url?.startsWith('/v1/catalog?') === true &&
    headers['if-none-match'] === undefined &&
    host.length === 1 &&
    host[0] === ownHost
