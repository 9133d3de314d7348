import type { OpenPanel } from './open/openPanel.ts'

interface Policy {
  createScriptURL(url: string): unknown
}

declare global {
  interface HTMLScriptElement {
    /** How a script of ours hands over what it defines, without a second global. */
    offerDockOpenPanel?: OpenPanel
  }
}

export interface OpenPartSource {
  base: string
  file: string
  integrity: string
  nonce: string
  /** The policy that the loader made; a strict page allows its name only once. */
  policy: Policy | undefined
}

/** Fetches the part of the runtime that opens panels; rejects when it was blocked or altered. */
export function loadOpenPart({ base, file, integrity, nonce, policy }: OpenPartSource): Promise<OpenPanel> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script')
    script.async = true
    script.crossOrigin = 'anonymous'
    script.integrity = integrity
    script.nonce = nonce
    script.onerror = reject
    script.onload = () => {
      script.remove()
      if (script.offerDockOpenPanel) resolve(script.offerDockOpenPanel)
      else reject()
    }
    const url = base + file
    script.src = (policy?.createScriptURL(url) ?? url) as string // TypeScript's DOM does not know TrustedScriptURL here
    document.head.append(script)
  })
}
