const minRatio = 0.5
const minMs = 1_000

/**
 * Calls `seen` once: when at least half of `target` has been in view for one second on end while the page was visible.
 * Gives the undo.
 */
export function watchImpression(target: Element, seen: () => void): () => void {
  let timer = 0
  let isInView = false
  const check = () => {
    clearTimeout(timer)
    if (isInView && document.visibilityState === 'visible') {
      timer = window.setTimeout(() => {
        stop()
        seen()
      }, minMs)
    }
  }
  const observer = new IntersectionObserver(
    ([entry]) => {
      isInView = (entry?.intersectionRatio ?? 0) >= minRatio
      check()
    },
    { threshold: minRatio },
  )
  observer.observe(target)
  document.addEventListener('visibilitychange', check)
  const stop = () => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('visibilitychange', check)
  }
  return stop
}
