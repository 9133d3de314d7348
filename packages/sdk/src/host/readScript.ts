import type { Runtime } from './runtime.ts'

/** What the running script tag says: where the bank is and which client this page belongs to. */
export function readScript():
  | (Pick<Runtime, 'clientId' | 'bankOrigin' | 'locale'> & { base: string; nonce: string })
  | null {
  const script = document.currentScript
  if (!(script instanceof HTMLScriptElement)) return null
  const { src, nonce, dataset } = script
  return {
    clientId: dataset.clientId ?? '',
    bankOrigin: new URL(src).origin,
    base: src.slice(0, src.lastIndexOf('/') + 1),
    locale: dataset.locale,
    nonce,
  }
}
