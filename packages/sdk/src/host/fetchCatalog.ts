import type { HostCode } from '../contract/codes.ts'
import { type BadgeCatalog, readCatalog } from './readCatalog.ts'

export type CatalogAnswer = { catalog: BadgeCatalog } | { failed: HostCode }

const timeoutMs = 5_000
const freshMs = 60_000
const known = new Map<string, { answer: Promise<CatalogAnswer>; askedAtMs: number }>()

/**
 * The bank's public catalog for a client and currency: one request a minute for all docks of the page. Never rejects;
 * a failure is forgotten, so that the next dock or change asks again, and while there is an older answer it serves.
 */
export function fetchCatalog(bankOrigin: string, clientId: string, currency: string): Promise<CatalogAnswer> {
  const url = `${bankOrigin}/v1/catalog?client=${encodeURIComponent(clientId)}&currency=${encodeURIComponent(currency)}`
  const last = known.get(url)
  const nowMs = performance.now()
  if (last && nowMs - last.askedAtMs < freshMs) return last.answer
  const answer = ask(url).then((next) => ('failed' in next && last ? last.answer : next))
  known.set(url, { answer, askedAtMs: nowMs })
  answer.then((next) => 'failed' in next && known.delete(url))
  return answer
}

async function ask(url: string): Promise<CatalogAnswer> {
  try {
    const response = await fetch(url, {
      credentials: 'omit',
      cache: 'no-cache', // stale-while-revalidate is for edges: a badge with yesterday's price is a wrong price
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    })
    const body = await response.json()
    if (response.ok) {
      const catalog = readCatalog(body)
      return catalog ? { catalog } : { failed: 'bank-error' }
    }
    if (response.status === 429) return { failed: 'rate-limited' }
    return { failed: body?.code === 'bad-config' || body?.code === 'unsupported' ? body.code : 'bank-error' }
  } catch (reason) {
    const name = (reason as Error)?.name
    return { failed: name === 'TimeoutError' ? 'timeout' : name === 'SyntaxError' ? 'bank-error' : 'offline' }
  }
}
