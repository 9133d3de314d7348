import { createHash } from 'node:crypto'
import { catalog } from '@offerdock/sdk/contract'
import type { RegisteredClient } from '../start/readSeed.ts'

/** The catalog of a client as bytes, with its entity tag: equal rules give equal bytes, on every server and start. */
export function buildCatalog({ clientId, rules }: RegisteredClient): { json: string; etag: string } {
  const { readingMs, quoteMs, captureMs, timeZone, lateRate, campaigns, ...terms } = rules
  const content = { clientId, ...terms }
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  // The schema is strict: a rule that is new and not public stops the start instead of being published.
  return { json: JSON.stringify(catalog.parse({ version, ...content })), etag: `"${version}"` }
}
