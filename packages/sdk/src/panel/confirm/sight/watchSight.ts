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
 * another size does while it runs, and later where it moves the button. A frame that is moved while all of it stays in
 * view is not noticed: no frame knows where on a page it stands.
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
    patience ||= setTimeout(losePatience, patienceMs)
    dwell = [...open.values()].every(Boolean) ? setTimeout(prove, dwellMs) : 0
  }
  /** Only with what is covered: a panel that still grows is about to be seen. */
  function losePatience() {
    if ([...open.values()].every(Boolean)) patience = setTimeout(losePatience, patienceMs)
    else say('unproved')
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
    hasMoved() // from here on: what came before is part of what was seen
    say('proved')
  }
  function take(entries: IntersectionObserverEntry[]) {
    let isDisturbed = false
    for (const entry of entries as VisibilityEntry[]) {
      const { target, intersectionRatio, isVisible } = entry
      const isOpen = target === button ? isVisible && intersectionRatio > 0.98 : isVisible || isScrolledAway(entry)
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
  const takePlace = () => hasMoved() && beginAfresh()
  on(window, 'resize', () => (sight === 'proved' ? takePlace() : beginAfresh()))
  on(document, 'visibilitychange', beginAfresh)
  on(window, 'pointerdown', () => {
    pressedMs = performance.now()
    // The press may come before the event of the size.
    takePlace()
  })
  on(window, 'focus', () => performance.now() - pressedMs > pressMs && beginAfresh())
  return () => {
    clearTimeout(dwell)
    clearTimeout(patience)
    observer.disconnect()
    listening.abort()
  }
}

/** By the panel's own scrolling, that is: what the page cuts off lies within the frame and is not seen all the same. */
const isScrolledAway = ({ isIntersecting, boundingClientRect: { top, bottom } }: IntersectionObserverEntry) =>
  !isIntersecting && (bottom <= 0 || top >= innerHeight)

/** TypeScript does not know the second version of the observer, https://w3c.github.io/IntersectionObserver/v2/. */
type VisibilityEntry = IntersectionObserverEntry & { isVisible: boolean }
