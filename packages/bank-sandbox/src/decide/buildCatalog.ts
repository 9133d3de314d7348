import { createHash } from 'node:crypto'
import { catalog } from '@offerdock/sdk/contract'
import type { RegisteredClient } from '../start/readSeed.ts'
import { listTexts } from './listTexts.ts'
import { rulesOn } from './rulesOn.ts'

export interface CatalogBytes {
  json: string
  /** The same in UTF-8, because to encode it anew would be most of the work of an answer. */
  bytes: Uint8Array<ArrayBuffer>
  version: string
  etag: string
}

/** The catalog of a client as bytes, with its entity tag: equal rules on one day of the bank give equal bytes everywhere. */
export function buildCatalog({ clientId, rules }: RegisteredClient, now: Date): CatalogBytes {
  const texts = listTexts(rules).map(({ key, locale, hash }) => ({ key, locale, hash }))
  const known: Record<string, unknown> = { ...rulesOn(rules, now), clientId, texts }
  // What the contract of a catalog does not name stays private, also a rule that is new in the seed.
  const names = Object.keys(catalog.shape).filter((name) => name !== 'version' && known[name] !== undefined)
  const content = Object.fromEntries(names.map((name) => [name, known[name]]))
  const version = createHash('sha256').update(JSON.stringify(content)).digest('hex')
  const json = JSON.stringify(catalog.parse({ version, ...content }))
  return { json, bytes: new TextEncoder().encode(json), version, etag: `"${version}"` }
}
