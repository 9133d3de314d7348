import type { ScriptUrlPolicy } from './loadPart.ts'
import type { Runtime } from './runtime.ts'

export interface ScriptFacts extends Pick<Runtime, 'clientId' | 'bankOrigin' | 'locale' | 'heard'> {
  /** The folder that all parts of the runtime come from, with its last slash. */
  base: string
  nonce: string
  /** The policy that the loader made; a strict page allows its name only once. */
  policy: ScriptUrlPolicy | undefined
}

/** What the running script tag says: where the bank is and which client this page belongs to. */
export function readScript(): ScriptFacts | null {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) return null
  const { src, nonce, dataset } = script
  // The stub that the loader left; it knows of a `data-debug` on its own tag.
  const { policy, debug = dataset.debug } = (window.OfferDock ?? {}) as { policy?: ScriptUrlPolicy; debug?: string }
  return {
    clientId: dataset.clientId ?? '',
    bankOrigin: new URL(src).origin,
    base: src.slice(0, src.lastIndexOf('/') + 1),
    locale: dataset.locale,
    nonce,
    policy,
    heard: debug === undefined ? debug : [],
  }
}
