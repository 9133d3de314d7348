import type { LiveSnapshot } from '../../contract/live.ts'
import type { Emit } from '../emitEvent.ts'
import { keepPress } from '../keepPress.ts'
import { createPanelOpener, type PanelOrder } from '../panelOpener.ts'
import { textOf } from '../readDockOrder.ts'
import type { Runtime } from '../runtime.ts'
import { whenIdle } from '../whenIdle.ts'
import { bankClock } from './bankClock.ts'
import { createImpressions } from './createImpressions.ts'
import { type Room, roomOf } from './roomOf.ts'
import { watchIntent } from './watchIntent.ts'
import { watchView } from './watchView.ts'

export interface LiveDockParts {
  element: HTMLElement
  box: HTMLElement
  runtime: Runtime
  dockId: string
  emit: Emit
  /** The time, the room or the panel has changed something that a badge depends on. */
  onChange(): void
  /** The part that opens panels did not load. */
  onBlockedScript(): void
}

/** What stands in the box at present. */
export interface Shown {
  /** What a panel would be about; null where the box offers nothing to open. */
  order: PanelOrder | null
  /** When terms begin or end, in epoch milliseconds of the bank's clock. */
  changesAt: readonly number[]
}

/** What a dock does from the moment its badge shows. */
export interface LiveDock {
  readonly isOpen: boolean
  /** What the room last said, of the one that the dock names now. */
  readonly facts: Pick<LiveSnapshot, 'version' | 'withdrawn'> | null
  /** The bank's clock in epoch milliseconds; undefined while the room can still be expected to say it. */
  nowMs(): number | undefined
  /** Called after each drawing; null: there is nothing to follow. */
  follow(shown: Shown | null): void
  /** The element has another place in the document, and with that its frame has lost its page. */
  moved(): void
  /** Opens the panel, on an act of the viewer only; `isClick`: the browser vouches for a press of the badge. */
  open(isClick?: boolean): void
  close(): void
  stop(): void
}

export type CreateLiveDock = (parts: LiveDockParts) => LiveDock

/** Every room has the bank's clock, also one of a name that nobody gave. */
const anyRoom = 'clock'

/** A timer cannot wait for longer than 24 days; this also follows a device that slept. */
const longestWaitMs = 3_600_000

export const createLiveDock: CreateLiveDock = ({ element, box, runtime, dockId, emit, onChange, onBlockedScript }) => {
  let shown: Shown | null = null
  let room: Room | null = null
  /** The dock is in no room: it asks one only for the time, once. */
  let isClockOnly = false
  let isInView = false
  let pinned: string | undefined
  let timer = 0
  let stopRoom: (() => void) | null = null

  const impressions = createImpressions(box, () => emit('impression', {}))
  const opener = createPanelOpener({
    element,
    runtime,
    dockId,
    onBlockedScript,
    emit(type, extras, init, id) {
      emit(type, extras, init, id)
      if (type === 'open' || type === 'close') onToggle()
    },
  })

  const nowMs = () => bankClock.nowMs() ?? (room && !room.isSilent ? undefined : Date.now())

  /** Only who sees a badge needs the room; an open panel hears it from the bank itself. */
  const followRoom = () => {
    const isDone = isClockOnly && bankClock.nowMs() !== undefined
    if (shown && room && isInView && !isDone && !opener.isOpen) stopRoom ??= room.follow(onChange)
    else leaveRoom()
  }
  const leaveRoom = () => {
    stopRoom?.()
    stopRoom = null
  }
  const onToggle = () => {
    followRoom()
    if (!opener.isOpen) onChange()
  }

  const waitForChange = () => {
    clearTimeout(timer)
    const at = nowMs() ?? Date.now()
    const waitMs = Math.min(...(shown?.changesAt ?? []).filter((change) => change > at)) - at
    if (waitMs < Number.POSITIVE_INFINITY) timer = window.setTimeout(onChange, Math.min(waitMs, longestWaitMs))
  }

  const warm = () => {
    if (shown?.order && !isSavingData()) opener.warm()
  }
  /** The streamer put another product forward before the viewer's eyes: likely enough to be ready for, once there is time. */
  const warmForPin = () => {
    const pin = `${textOf(element, 'pin')} ${textOf(element, 'product')}`
    const isNew = pinned !== undefined && pinned !== pin
    pinned = pin
    if (isNew && isInView) whenIdle(warm)
  }

  box.onkeydown = keepPress
  const undo = [
    watchIntent(box, warm),
    watchView(box, (isSeen) => {
      isInView = isSeen
      followRoom()
    }),
  ]

  return {
    nowMs,
    get isOpen() {
      return opener.isOpen
    },
    get facts() {
      return isClockOnly ? null : (room?.facts ?? null)
    },
    follow(next) {
      shown = next
      const name = textOf(element, 'room')
      isClockOnly = !name && (next?.changesAt.length ?? 0) > 0
      const named = name || isClockOnly ? roomOf(runtime, name || anyRoom) : null
      if (named !== room) {
        leaveRoom()
        onChange() // what was just drawn knew of the other room
      }
      room = named
      followRoom()
      waitForChange()
      if (!next?.order) {
        impressions.stop()
        return opener.stop()
      }
      opener.setOrder(next.order)
      impressions.watch(textOf(element, 'product') ?? '')
      warmForPin()
    },
    moved: opener.stop,
    open(isClick) {
      if (isClick || navigator.userActivation?.isActive) opener.open()
      else emit('error', { code: 'no-gesture' })
    },
    close: opener.close,
    stop() {
      shown = null
      for (const stop of undo) stop()
      leaveRoom()
      clearTimeout(timer)
      impressions.stop()
      opener.stop()
    },
  }
}

/** TypeScript does not know `connection`; only Chromium has it. */
const isSavingData = () => (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true
