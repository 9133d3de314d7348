const latestMs = 2_000

/** Runs `use` when the page has time for it, at the latest after two seconds. */
export function whenIdle(use: () => void) {
  if ('requestIdleCallback' in window) requestIdleCallback(use, { timeout: latestMs })
  else setTimeout(use, 200) // Safari
}
