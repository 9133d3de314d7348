import type { OfferDockStub } from './page.ts'

export interface ScriptSource {
  /** The folder our scripts come from, with its last slash; the policy lets nothing else through. */
  base: string
  file: string
  /** `sha384-…`; without it the file is the alias, which changes. */
  integrity?: string | undefined
  /** The page's CSP nonce. */
  nonce?: string | undefined
  clientId?: string | undefined
  locale?: string | undefined
}

/** Adds one script to the page; settles when it has run, rejects when it was blocked, not found or altered. */
export function injectScript(stub: OfferDockStub, source: ScriptSource): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.async = true
    script.crossOrigin = 'anonymous'
    if (source.integrity) script.integrity = source.integrity
    if (source.nonce) script.nonce = source.nonce
    if (source.clientId) script.dataset.clientId = source.clientId
    if (source.locale) script.dataset.locale = source.locale
    script.onload = () => resolve()
    script.onerror = () => {
      script.remove()
      reject({ code: 'blocked-script' })
    }
    script.src = trustedUrl(stub, source.base, source.base + source.file)
    document.head.append(script)
  })
}

function trustedUrl(stub: OfferDockStub, base: string, url: string): string {
  stub.policy ??= window.trustedTypes?.createPolicy('offerdock', {
    createScriptURL(wanted) {
      if (wanted.startsWith(base)) return wanted
      throw new TypeError(`offerdock: not a script of ${base}`)
    },
  })
  return (stub.policy?.createScriptURL(url) ?? url) as string // TypeScript's DOM does not know that src takes a TrustedScriptURL
}
