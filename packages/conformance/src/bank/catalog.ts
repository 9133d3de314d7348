import { type Catalog, catalog } from '@offerdock/sdk/contract'
import { expectBody } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import type { Kit } from './kit.ts'

export const catalogLine = (client: string, currency: string) =>
  `GET /v1/catalog?client=${encodeURIComponent(client)}&currency=${encodeURIComponent(currency)}`

export const askCatalog = (kit: Kit, headers: Record<string, string> = {}): Promise<Answer> =>
  kit.send(catalogLine(kit.options.client, kit.options.currency), { headers })

/** The catalog of the client under test, asked for once. */
export const readCatalog = (kit: Kit): Promise<Catalog> =>
  kit.once('catalog', async () => expectBody(await askCatalog(kit), catalog))

/** That of the second client. */
export const readSecondCatalog = (kit: Kit): Promise<Catalog> =>
  kit.once('second catalog', async () => {
    const { secondClient, currency } = kit.options
    return expectBody(await kit.send(catalogLine(secondClient, currency)), catalog)
  })
