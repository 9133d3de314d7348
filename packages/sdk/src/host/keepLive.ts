import type { LiveDock, LiveDockParts, Shown } from './live/createLiveDock.ts'
import { textOf } from './readDockOrder.ts'
import { whenIdle } from './whenIdle.ts'

/**
 * A dock's hold on the part that is not needed until its badge shows: loaded when the page is idle, or at the first click.
 * It may be called as if that part were there.
 */
export function keepLive(parts: LiveDockParts) {
  const { element, runtime, emit, onChange, onBlockedScript } = parts
  let live: LiveDock | null = null
  let shown: Shown | null = null
  let isStopped = false
  let isAwaited = false
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
    /** The bank's clock; undefined while the dock's room can still be expected to say it. Without a room: the device's. */
    nowMs() {
      if (live) return live.nowMs()
      return textOf(element, 'room') && !isBlocked ? undefined : Date.now()
    },
    follow(next: Shown | null) {
      shown = next
      if (live) return live.follow(next)
      if (next && !isAwaited) whenIdle(load)
      isAwaited ||= next !== null
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
