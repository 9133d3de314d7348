import { dayIn } from '@offerdock/sdk/pricing'
import type { RegisteredClient } from '../start/readSeed.ts'
import { buildCatalog, type CatalogBytes } from './buildCatalog.ts'

/** Midnight of every time zone falls on a quarter of an hour. */
const quarterMs = 900_000

/**
 * Gives a client's catalog from memory, built once for each of the bank's days. By the process's own clock: a catalog holds
 * the windows of two days, so that a clock that is some seconds off at midnight changes nothing for anybody.
 */
export function keepCatalogs(): (client: RegisteredClient, now: Date) => CatalogBytes {
  const kept = new Map<string, { quarter: number; day: string | null; catalog: CatalogBytes }>()
  return (client, now) => {
    const quarter = Math.floor(now.getTime() / quarterMs)
    const found = kept.get(client.clientId)
    if (found?.quarter === quarter) return found.catalog
    const day = dayIn(client.rules.timeZone, now.getTime())
    const catalog = found?.day === day ? found.catalog : buildCatalog(client, now)
    kept.set(client.clientId, { quarter, day, catalog })
    return catalog
  }
}
