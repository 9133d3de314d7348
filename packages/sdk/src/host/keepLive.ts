import type { LiveDock, LiveDockParts, Shown } from './live/createLiveDock.ts'
import { whenIdle } from './whenIdle.ts'

/** A part that did not arrive is tried again with the next change, return or network after so long. */
const againMs = 5_000

/**
 * A dock's hold on the part that is not needed until its badge shows: loaded when the page is idle, or at the first click.
 * It may be called as if that part were there.
 */
export function keepLive(parts: LiveDockParts) {
  const { runtime, emit, onChange, onBlockedScript } = parts
  let live: LiveDock | null = null
  let shown: Shown | null = null
  let isStopped = false
  let triedAtMs = -againMs
  let wantsOpen = false
  let isClick: boolean | undefined
  let isBlocked = false

  const load = async () => {
    if (isStopped) return
    const createLiveDock = await runtime.loadLivePart().catch(() => null)
    if (isStopped) return
    isBlocked = !createLiveDock
    if (createLiveDock && !live) {
      live = createLiveDock(parts)
      live.follow(shown)
    }
    if (!wantsOpen) return isBlocked && onChange()
    wantsOpen = false
    if (live) return live.open(isClick)
    emit('error', { code: 'blocked-script' })
    onBlockedScript()
  }

  return {
    get isOpen() {
      return live?.isOpen ?? false
    },
    get facts() {
      return live?.facts
    },
    /** The bank's clock; undefined while it can still be expected to be said. */
    nowMs() {
      if (live) return live.nowMs()
      return isBlocked ? Date.now() : undefined
    },
    follow(next: Shown | null) {
      shown = next
      if (live) return live.follow(next)
      if (!next || performance.now() - triedAtMs < againMs) return
      triedAtMs = performance.now()
      whenIdle(load)
    },
    moved: () => live?.moved(),
    open(isTrusted?: boolean) {
      if (live) return live.open(isTrusted)
      wantsOpen = true
      isClick = isTrusted
      load()
    },
    close() {
      wantsOpen = false
      live?.close()
    },
    stop() {
      isStopped = true
      live?.stop()
    },
  }
}
