/**
 * What the one global `OfferDock` holds before the runtime takes it over. Page code may fill `q` before any script of
 * ours has arrived; the rest is how our scripts find each other.
 */
export interface OfferDockStub {
  q?: ((api: OfferDockApi) => void)[]
  /** Our only Trusted Types policy; shared, because a strict page allows a policy name once. */
  policy?: ScriptUrlPolicy | undefined
  /** Settles when the runtime is there, or rejects with `blocked-script`. */
  loaded?: Promise<void> | undefined
  /** Is there when the page wants every event in the console. */
  debug?: string | undefined
  /** The docks that have heard of a blocked script. */
  told?: WeakSet<Element>
}

/** Only what the loader needs to know of the runtime's API; `host` owns the rest. */
export interface OfferDockApi {
  mount(...args: never[]): unknown
}

export interface ScriptUrlPolicy {
  createScriptURL(url: string): unknown
}

declare global {
  interface Window {
    OfferDock?: OfferDockStub & Partial<OfferDockApi>
    trustedTypes?: {
      createPolicy(name: string, rules: { createScriptURL(url: string): string }): ScriptUrlPolicy
    }
  }
}
