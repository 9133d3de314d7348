const minRatio = 0.5
const minMs = 1_000

export interface Impressions {
  /** Counts `product` from now on, unless it was seen before; the same product again changes nothing. */
  watch(product: string): void
  stop(): void
}

/** Says each product of a dock once: when half of `target` has been in view for one second on end, the page visible. */
export function createImpressions(target: Element, seen: () => void): Impressions {
  const counted = new Set<string>()
  let watched: string | null = null
  let stopWatching = () => {}
  const stop = () => {
    stopWatching()
    watched = null
  }
  return {
    stop,
    watch(product) {
      if (product === watched || counted.has(product)) return
      stop()
      watched = product
      stopWatching = watchImpression(target, () => {
        counted.add(product)
        seen()
      })
    },
  }
}

function watchImpression(target: Element, seen: () => void): () => void {
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
    (entries) => {
      isInView = (entries.at(-1)?.intersectionRatio ?? 0) >= minRatio
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
