/** Calls `wake` when the page is back: from the back/forward cache, from behind another tab, from being offline. */
export function onWake(wake: () => void): () => void {
  const end = new AbortController()
  const { signal } = end
  addEventListener('online', wake, { signal })
  addEventListener('pageshow', ({ persisted }) => persisted && wake(), { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && wake(), { signal })
  return () => end.abort()
}
