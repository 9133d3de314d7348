/** How long a text was before the viewer's eyes; `lastMs` is null while it is not. */
export interface Reading {
  readMs: number
  lastMs: number | null
}

/** A longer gap between two ticks means the device slept, and nobody read. */
const maxTickMs = 1000

export const startReading: Reading = { readMs: 0, lastMs: null }

/** Counts one tick: only the time between two ticks that both found the viewer attentive. */
export function addTick({ readMs, lastMs }: Reading, nowMs: number, isAttentive: boolean): Reading {
  if (!isAttentive) return { readMs, lastMs: null }
  if (lastMs === null) return { readMs, lastMs: nowMs }
  return { readMs: readMs + Math.min(Math.max(nowMs - lastMs, 0), maxTickMs), lastMs: nowMs }
}

/**
 * Ticks four times a second until stopped; tells how much was read so far and whether the count runs. It does not while
 * something lies over `text`.
 */
export function keepReading(text: HTMLElement, onTick: (readMs: number, isAttentive: boolean) => void): () => void {
  let reading = startReading
  const tick = () => {
    const isShown = text.offsetParent !== null
    const isAttentive = isShown && document.visibilityState === 'visible' && document.hasFocus()
    reading = addTick(reading, performance.now(), isAttentive)
    onTick(reading.readMs, isAttentive)
  }
  const timer = setInterval(tick, 250)
  return () => clearInterval(timer)
}
