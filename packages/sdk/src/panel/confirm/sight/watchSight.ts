import type { ConfirmRequest } from '../../../contract/index.ts'
import { watchPlace } from './watchPlace.ts'

/** What a confirm says of how it came about; the contract tells what each means. */
export type Sight = NonNullable<ConfirmRequest['sight']>

/** So long nothing may have changed before a click counts: longer than a double click or a startled hand takes. */
const dwellMs = 500
/** A page that covers the panel for good loses no sale, only the shorter way. */
const patienceMs = 5000
/** Focus that follows a press was brought by it; other focus comes from a window that was in front and went away. */
const pressMs = 1000

/**
 * Tells what a confirm would be worth from now on; null, it has to wait. Both elements must lie open: `button` whole,
 * `figures` unless they are scrolled away. A cover, the page or its window coming back begin the wait anew, and
 * another size does while it runs. Later, another size that moves the button has it worth less until it has stood there for
 * as long. A frame that is moved while all of it stays in view is not noticed: no frame knows where on a page it stands.
 */
export function watchSight(button: Element, figures: Element | null, onSight: (sight: Sight | null) => void) {
  if (!('isVisible' in (globalThis.IntersectionObserverEntry?.prototype ?? {}))) {
    onSight('unproved')
    return () => {}
  }
  const open = new Map([figures, button].map((target) => [target, target === null]))
  let sight: Sight | null = null
  let dwell: ReturnType<typeof setTimeout> | 0 = 0
  let patience: ReturnType<typeof setTimeout> | 0 = 0
  let pressedMs = -pressMs
  const hasMoved = watchPlace(button)

  function say(next: Sight | null) {
    if (next !== sight) onSight(next)
    sight = next
  }
  function begin() {
    clearTimeout(dwell)
    if (!patience) say(null)
    patience ||= setTimeout(say, patienceMs, 'unproved')
    dwell = [...open.values()].every(Boolean) ? setTimeout(prove, dwellMs) : 0
  }
  function beginAfresh() {
    clearTimeout(patience)
    patience = 0
    say(null)
    begin()
  }
  function prove() {
    const own = dwell
    take(observer.takeRecords())
    if (dwell !== own || document.hidden) return
    clearTimeout(patience)
    patience = 0
    say('proved')
  }
  /** The panel grows with its own content, and a press that is on its way must not be lost to that: it counts for less. */
  function takePlace() {
    if (!hasMoved() || !sight || patience) return
    say('unproved')
    stand()
  }
  const isNewPlace = () => sight === 'unproved' && !patience
  function stand() {
    if (!isNewPlace()) return
    clearTimeout(dwell)
    dwell = setTimeout(prove, dwellMs)
  }
  function take(entries: IntersectionObserverEntry[]) {
    let isDisturbed = false
    for (const { target, isIntersecting, intersectionRatio, isVisible } of entries as VisibilityEntry[]) {
      if (target !== button && !isIntersecting) continue
      const isOpen = isVisible && (target !== button || intersectionRatio > 0.98)
      open.set(target, isOpen)
      isDisturbed ||= !isOpen
    }
    if (isDisturbed || !dwell) begin()
  }

  const observer = new IntersectionObserver(take, { threshold: [0, 1], trackVisibility: true, delay: 100 } as never)
  for (const target of open.keys()) if (target) observer.observe(target)
  const listening = new AbortController()
  const on = (target: EventTarget, type: string, listener: () => void) =>
    target.addEventListener(type, listener, { capture: true, signal: listening.signal })
  on(window, 'resize', () => (sight && !patience ? takePlace() : beginAfresh()))
  on(document, 'visibilitychange', beginAfresh)
  on(window, 'pointerdown', () => {
    pressedMs = performance.now()
    takePlace()
    // However long it is held, it was begun too soon.
    if (isNewPlace()) clearTimeout(dwell)
  })
  on(window, 'pointerup', stand)
  on(window, 'pointercancel', stand)
  on(window, 'focus', () => performance.now() - pressedMs > pressMs && beginAfresh())
  return () => {
    clearTimeout(dwell)
    clearTimeout(patience)
    observer.disconnect()
    listening.abort()
  }
}

/** TypeScript does not know the second version of the observer, https://w3c.github.io/IntersectionObserver/v2/. */
type VisibilityEntry = IntersectionObserverEntry & { isVisible: boolean }
