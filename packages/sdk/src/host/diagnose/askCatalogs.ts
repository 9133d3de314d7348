import { type CatalogAnswer, fetchCatalog } from '../fetchCatalog.ts'
import type { Runtime } from '../runtime.ts'

/** What the bank answered for each currency that a dock names. */
export type Catalogs = ReadonlyMap<string, CatalogAnswer>

/** Asked for where no dock names a currency, only to see whether the bank can be reached. */
const anyCurrency = 'CNY'

export const currencyOf = (dock: Element) => dock.getAttribute('currency') ?? ''

export async function askCatalogs(runtime: Runtime, docks: Element[]): Promise<Catalogs> {
  const named = new Set(docks.map(currencyOf).filter((currency) => /^[A-Z]{3}$/.test(currency)))
  const currencies = named.size > 0 ? [...named] : [anyCurrency]
  return new Map(
    await Promise.all(currencies.map(async (currency) => [currency, await fetchCatalog(runtime, currency)] as const)),
  )
}
