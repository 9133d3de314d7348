import type { DockOptions } from './attributes.ts'
import { type Dock, defineDockElement } from './defineDockElement.ts'
import type { Finding } from './diagnose/finding.ts'
import type { Runtime } from './runtime.ts'

/** The page's one global, once the runtime is there. */
export interface OfferDock {
  /** Puts a dock into `anchor`. */
  mount(anchor: Element, options: DockOptions): Dock
  /**
   * Finds out why nothing shows, or why no panel opens: the causes with the line to paste, in the console as well; none
   * when all is well. Rejects when the page keeps this part of the runtime out too.
   */
  diagnose(): Promise<Finding[]>
  /** Runs `use` at once; before the runtime is there, the same call waits in a plain array. */
  q: { push(use: (api: OfferDock) => void): void }
}

interface Global {
  OfferDock?: Partial<OfferDock> & { q?: { push(use: (api: OfferDock) => void): void } | ((api: OfferDock) => void)[] }
}

/** Takes over the global, once: of two versions on a page the first one serves all docks. */
export function startRuntime(runtime: Runtime) {
  const page = window as unknown as Global // the loader declares the part of this global that it fills
  if (page.OfferDock?.mount) return
  const waiting = page.OfferDock?.q
  const use = (callback: (api: OfferDock) => void) => {
    try {
      callback(api)
    } catch (reason) {
      // The page's own mistake: it belongs in the page's console and must not stop the other callbacks.
      reportError(reason)
    }
  }
  const api: OfferDock = {
    mount: defineDockElement(runtime),
    diagnose: () => runtime.loadDiagnose().then((part) => part.diagnose(runtime)),
    q: { push: use },
  }
  page.OfferDock = api
  // A page that keeps this part out hears nothing in the console; its events are the same.
  if (runtime.heard)
    runtime.loadDiagnose().then(
      (part) => part.writeEvents(runtime),
      () => {},
    )
  if (Array.isArray(waiting)) for (const callback of waiting) use(callback)
}
