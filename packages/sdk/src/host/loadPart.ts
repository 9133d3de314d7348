import type { ScriptFacts } from './readScript.ts'

export interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown
}

declare global {
  interface HTMLScriptElement {
    /** How a script of ours hands over what it defines, without a second global. */
    offerDockPart?: unknown
  }
}

/** Gives what fetches one part of the runtime, once; it rejects when the part was blocked or altered, and then tries again. */
export function partLoader<T>({ base, nonce, policy }: ScriptFacts, file: string, integrity: string): () => Promise<T> {
  let loading: Promise<T> | undefined
  const load = () =>
    new Promise<T>((resolve, reject) => {
      const script = document.createElement('script')
      script.crossOrigin = 'anonymous'
      script.integrity = integrity
      script.nonce = nonce
      const end = () => {
        script.remove()
        // The integrity above says that it is the part that was built with this runtime.
        if (script.offerDockPart) return resolve(script.offerDockPart as T)
        loading = undefined
        reject()
      }
      script.onload = end
      script.onerror = end
      const url = base + file
      script.src = (policy?.createScriptURL(url) ?? url) as string // TypeScript's DOM does not know TrustedScriptURL here
      document.head.append(script)
    })
  return () => {
    loading ??= load()
    return loading
  }
}
