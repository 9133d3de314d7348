import type { HostCode } from '../contract/codes.ts'
import { type BadgeCatalog, readCatalog } from './readCatalog.ts'

export type CatalogAnswer = { catalog: BadgeCatalog } | { failed: HostCode }

const timeoutMs = 5_000
const inFlight = new Map<string, Promise<CatalogAnswer>>()

/**
 * The bank's public catalog for a client and currency: one request for all docks of the page, kept when it succeeds.
 * Never rejects; a failure is forgotten, so that the next dock or change asks again.
 */
export function fetchCatalog(bankOrigin: string, clientId: string, currency: string): Promise<CatalogAnswer> {
  const url = `${bankOrigin}/v1/catalog?client=${encodeURIComponent(clientId)}&currency=${encodeURIComponent(currency)}`
  const known = inFlight.get(url)
  if (known) return known
  const answer = ask(url)
  inFlight.set(url, answer)
  answer.then((result) => 'failed' in result && inFlight.delete(url))
  return answer
}

async function ask(url: string): Promise<CatalogAnswer> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const body = await response.json()
    if (response.ok) {
      const catalog = readCatalog(body)
      return catalog ? { catalog } : { failed: 'bank-error' }
    }
    return { failed: body?.code === 'bad-config' || body?.code === 'unsupported' ? body.code : 'bank-error' }
  } catch (reason) {
    const name = (reason as Error)?.name
    return { failed: name === 'TimeoutError' ? 'timeout' : name === 'SyntaxError' ? 'bank-error' : 'offline' }
  }
}
