type Directive = 'connect-src' | 'frame-src' | 'script-src'

/** One thing of ours that a policy of the page kept out, as the browser reports it. */
export interface Block {
  directive: Directive
  /** The whole policy that did it. */
  policy: string
}

export interface Blocks {
  /** What a Content-Security-Policy did to an address; waits a moment, since the report comes after the failure. */
  byPolicy(directive: Directive, url: string): Promise<Block | null>
  /** Was the frame at this address refused because the page is isolated (COEP)? */
  byIsolation(url: string): Promise<boolean>
  stop(): void
}

const settleMs = 200

/** Listens to what the browser keeps out from now on. */
export function watchBlocks(): Blocks {
  const violations: SecurityPolicyViolationEvent[] = []
  const isolated = new Set<string>()
  const onViolation = (event: SecurityPolicyViolationEvent) => {
    if (event.disposition === 'enforce') violations.push(event)
  }
  document.addEventListener('securitypolicyviolation', onViolation)
  const observer = observeIsolation((url) => isolated.add(url))
  const settled = () => new Promise((resolve) => setTimeout(resolve, settleMs))
  return {
    async byPolicy(directive, url) {
      await settled()
      // A report names an address whole or, after a redirect, by its origin only; `script-src-elem` is `script-src` to us.
      const found = violations.find(
        ({ effectiveDirective, blockedURI }) =>
          effectiveDirective.startsWith(directive) && blockedURI.startsWith(new URL(url).origin),
      )
      return found ? { directive, policy: found.originalPolicy } : null
    },
    async byIsolation(url) {
      await settled()
      return Array.from(isolated).some((blocked) => blocked.startsWith(new URL(url).origin))
    },
    stop() {
      document.removeEventListener('securitypolicyviolation', onViolation)
      observer?.disconnect()
    },
  }
}

interface IsolationReport {
  toJSON(): { blockedURL?: unknown; disposition?: unknown }
}

/** Chromium alone reports what isolation refuses; elsewhere the frame is only silent. */
function observeIsolation(onBlocked: (url: string) => void): ReportingObserver | null {
  if (!('ReportingObserver' in window)) return null
  const observer = new ReportingObserver(
    (reports) => {
      for (const { body } of reports) {
        // Its fields are there in no other way, and TypeScript knows none of it.
        const { blockedURL, disposition } = (body as IsolationReport | null)?.toJSON() ?? {}
        if (disposition === 'enforce' && typeof blockedURL === 'string') onBlocked(blockedURL)
      }
    },
    { types: ['coep'], buffered: true },
  )
  observer.observe()
  return observer
}
