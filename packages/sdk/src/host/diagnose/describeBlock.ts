import type { Finding } from './finding.ts'
import type { Block } from './watchBlocks.ts'

const things = {
  'connect-src': 'the bank’s API',
  'frame-src': 'the bank’s panel',
  'script-src': 'a script of OfferDock',
} as const

/** A directive that kept us out, where it stands, and what to write there. */
export function describeBlock({ directive, policy }: Block, bankOrigin: string): Finding {
  const place = isInMeta(policy)
    ? 'its <meta http-equiv="Content-Security-Policy">'
    : 'its Content-Security-Policy header'
  // With strict-dynamic the browser ignores every host name in the list.
  const needsNonce = directive === 'script-src' && policy.includes("'strict-dynamic'")
  return {
    code: 'csp',
    cause: `The page refuses ${things[directive]} by ${directive} in ${place}.`,
    fix: needsNonce ? '<script nonce="THE PAGE’S NONCE" … data-client-id="…">' : `${directive} ${bankOrigin}`,
  }
}

function isInMeta(policy: string): boolean {
  const plain = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim()
  const metas = document.querySelectorAll('meta[http-equiv="content-security-policy" i]')
  return Array.from(metas).some((meta) => plain(meta.getAttribute('content')) === plain(policy))
}
