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
  stub.debug ??= dataset.debug
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
    reportBlocked(stub, dataset.clientId)
  })
}

/** On every dock, those included that the page adds later; until a later try brings the runtime after all. */
function reportBlocked(stub: OfferDockStub, client = '') {
  const told = stub.told ?? new WeakSet<Element>()
  const tell = () => {
    if (window.OfferDock?.mount) return observer.disconnect()
    for (const dock of document.querySelectorAll('offer-dock')) {
      if (told.has(dock)) continue
      told.add(dock)
      dock.dispatchEvent(
        new CustomEvent('offerdock:error', { bubbles: true, composed: true, detail: detailOf(dock, client) }),
      )
    }
  }
  const observer = new MutationObserver(tell)
  if (!stub.told) observer.observe(document, { childList: true, subtree: true })
  stub.told = told
  tell()
}

function detailOf(dock: Element, client: string) {
  const at = Date.now()
  const hex = at.toString(16).padStart(12, '0')
  // UUID version 7: the time, then the random part of a version 4.
  const id = `${hex.slice(0, 8)}-${hex.slice(8)}-7${crypto.randomUUID?.().slice(15)}`
  const names = ['room', 'streamer', 'product', 'campaign', 'pin'].filter((name) => dock.getAttribute(name))
  const context = Object.fromEntries(names.map((name) => [name, dock.getAttribute(name)]))
  return { id, dock: dock.id, type: 'error', at, context: { client, ...context }, code: 'blocked-script' }
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  // A guest says nothing and throws nothing: a page that forbids our policy only finds its docks empty.
  try {
    start(script)
  } catch {
    reportBlocked(window.OfferDock ?? {}, script.dataset.clientId)
  }
}
