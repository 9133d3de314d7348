/** Waits `ms`, or less when `signal` ends the wait. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer)
      signal.removeEventListener('abort', done)
      resolve()
    }
    const timer = setTimeout(done, ms)
    signal.addEventListener('abort', done)
  })
}

/**
 * Like `pause`, but over at once when the viewer comes back to the page, since browsers slow the timers of a hidden one;
 * and not over while the host has hidden the frame, which then has no height.
 */
export async function pauseUntilSeen(ms: number, signal: AbortSignal): Promise<void> {
  const seen = new AbortController()
  const end = () => seen.abort()
  const onChange = () => document.visibilityState === 'visible' && end()
  document.addEventListener('visibilitychange', onChange)
  signal.addEventListener('abort', end)
  await pause(ms, seen.signal)
  while (globalThis.innerHeight === 0 && !signal.aborted) await resized(signal)
  document.removeEventListener('visibilitychange', onChange)
  signal.removeEventListener('abort', end)
}

const resized = (signal: AbortSignal) =>
  new Promise((resolve) => {
    addEventListener('resize', resolve, { once: true, signal })
    signal.addEventListener('abort', resolve, { once: true })
  })
