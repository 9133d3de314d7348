import type { HostCode } from '../contract/codes.ts'
import { askBank } from './askBank.ts'
import { type BadgeCatalog, readCatalog } from './readCatalog.ts'
import { record } from './record.ts'
import type { Runtime } from './runtime.ts'

/** `isIndicative`: the catalog is old, and the bank cannot be asked for a newer one. */
export type CatalogAnswer =
  | { catalog: BadgeCatalog; isIndicative?: true; failed?: never }
  | { failed: HostCode; isIndicative?: never }

/** Asks for the bank's public catalog of a client and currency. Never rejects. */
export async function fetchCatalog(
  { bankOrigin, clientId }: Pick<Runtime, 'bankOrigin' | 'clientId'>,
  currency: string,
  request = new AbortController(),
): Promise<CatalogAnswer> {
  const url = `${bankOrigin}/v1/catalog?client=${encodeURIComponent(clientId)}&currency=${encodeURIComponent(currency)}`
  try {
    // stale-while-revalidate is for edges: a badge with yesterday's price is a wrong price
    const { status, body } = await askBank(url, 'no-cache', request)
    const catalog = status === 200 && readCatalog(body)
    if (catalog) return { catalog }
    if (status === 429) return { failed: 'rate-limited' }
    const { code } = record(body)
    return { failed: status >= 400 && (code === 'bad-config' || code === 'unsupported') ? code : 'bank-error' }
  } catch (reason) {
    const name = (reason as Error)?.name
    return { failed: name === 'TimeoutError' ? 'timeout' : name === 'SyntaxError' ? 'bank-error' : 'offline' }
  }
}
