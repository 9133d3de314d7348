import type { Finding } from './finding.ts'

/** Is the page cut off from the windows that are opened out of it? In a frame only its isolation tells. */
export async function checkOpener(): Promise<Finding | null> {
  if (!self.crossOriginIsolated && (self !== top || (await readOpenerPolicy()) !== 'same-origin')) return null
  return {
    code: 'coop',
    cause:
      'The page is cut off from windows that are opened out of it (Cross-Origin-Opener-Policy: same-origin). Signing in works, since it is a link; but what a script of the bank opens in a window seems blocked to it, and no window can lead the viewer back to this tab.',
    fix: `Cross-Origin-Opener-Policy: same-origin-allow-popups${self.crossOriginIsolated ? ' (this ends crossOriginIsolated: keep what you have if you need that)' : ''}`,
  }
}

/**
 * No script is told the policy of its own page, but it may ask for the page's headers again: by the address that was
 * loaded, which a router may have changed since, and from the cache where it is still there. Null when that did not work.
 */
async function readOpenerPolicy(): Promise<string | null> {
  const [loaded] = performance.getEntriesByType('navigation')
  try {
    const { headers } = await fetch(loaded?.name ?? location.href, { method: 'HEAD', cache: 'force-cache' })
    return headers.get('cross-origin-opener-policy')?.split(';')[0]?.trim() ?? null
  } catch {
    return null
  }
}
