/**
 * `v1.js`: the first bytes on the page. It loads the immutable runtime with its integrity, once, with one retry, and
 * says `blocked-script` on every dock when that fails. It may change at any time; the runtime it names never does.
 */
import { injectScript } from './injectScript.ts'
import type { OfferDockStub } from './page.ts'

declare const HOST_FILE: string
declare const HOST_INTEGRITY: string

const retryMs = 1_000

function start({ src, nonce, dataset }: HTMLScriptElement) {
  window.OfferDock ??= {}
  const stub: OfferDockStub & { mount?: unknown } = window.OfferDock
  // The first definition wins: another alias or version is already at work.
  if (stub.mount || stub.loaded) return
  stub.q ??= []
  const load = () =>
    injectScript(stub, {
      base: src.slice(0, src.lastIndexOf('/') + 1),
      file: HOST_FILE,
      integrity: HOST_INTEGRITY,
      nonce,
      clientId: dataset.clientId,
      locale: dataset.locale,
    })
  stub.loaded = load().catch(() => new Promise((resolve) => setTimeout(resolve, retryMs)).then(load))
  stub.loaded.catch(() => {
    stub.loaded = undefined
    reportBlocked(dataset.clientId)
  })
}

/** On every dock, those included that the page adds later; until a later try brings the runtime after all. */
function reportBlocked(client = '') {
  const told = new WeakSet<Element>()
  const tell = () => {
    if (window.OfferDock?.mount) return observer.disconnect()
    for (const dock of document.querySelectorAll('offer-dock')) {
      if (told.has(dock)) continue
      told.add(dock)
      const at = Date.now()
      const detail = { id: `${at}`, dock: dock.id, type: 'error', at, context: { client }, code: 'blocked-script' }
      dock.dispatchEvent(new CustomEvent('offerdock:error', { bubbles: true, composed: true, detail }))
    }
  }
  const observer = new MutationObserver(tell)
  observer.observe(document, { childList: true, subtree: true })
  tell()
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  // A guest says nothing and throws nothing: a page that forbids our policy only finds its docks empty.
  try {
    start(script)
  } catch {
    reportBlocked(script.dataset.clientId)
  }
}
