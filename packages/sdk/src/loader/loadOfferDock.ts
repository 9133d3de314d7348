import { injectScript } from './injectScript.ts'
import type { OfferDockApi } from './page.ts'

export interface LoadOptions {
  /** The platform's id at the bank, as `pk_test_demo`. */
  clientId: string
  /** The bank's public origin, as `https://bank.example`. */
  bankOrigin: string
  /** BCP 47 tag for docks that say none. Default: the nearest `lang`. */
  locale?: string
  /** The page's CSP nonce. */
  nonce?: string
  /** The hash in `host.<hash>.js`. Default: the alias, which the bank keeps up to date. */
  version?: string
  /** `sha384-…` of that file; needs `version`. */
  integrity?: string
  /** Writes every event to the console, and what stands in the way. Default: silence. */
  debug?: boolean
}

let loading: Promise<OfferDockApi> | undefined

/**
 * Puts the bank's runtime on the page, once, and gives its API; null only on a server. Rejects with `{ code }`:
 * `bad-config` for options that cannot work, `blocked-script` when a script did not arrive. A later call tries again.
 */
export async function loadOfferDock(options: LoadOptions): Promise<OfferDockApi | null> {
  if (typeof document === 'undefined') return null
  loading ??= load(options).catch((reason) => {
    loading = undefined
    throw reason
  })
  return loading
}

async function load({
  clientId,
  bankOrigin,
  locale,
  nonce,
  version,
  integrity,
  debug,
}: LoadOptions): Promise<OfferDockApi> {
  const isOrigin = URL.canParse(bankOrigin) && new URL(bankOrigin).origin === bankOrigin
  if (!clientId || !isOrigin || (integrity && !version)) throw { code: 'bad-config' }
  window.OfferDock ??= {}
  const stub = window.OfferDock
  if (isApi(stub)) return stub
  stub.q ??= []
  if (debug) stub.debug = ''
  if (!stub.loaded) {
    const file = version ? `host.${version}.js` : 'v1.js'
    await injectScript(stub, { base: `${bankOrigin}/offerdock/`, file, integrity, nonce, clientId, locale })
  }
  await stub.loaded
  const api = window.OfferDock
  if (api && isApi(api)) return api
  throw { code: 'blocked-script' }
}

const isApi = (value: Partial<OfferDockApi>): value is OfferDockApi => typeof value.mount === 'function'
