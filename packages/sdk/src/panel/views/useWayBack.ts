import { useLayoutEffect, useRef } from 'preact/hooks'

/** Once what lies over the checkout is closed, focus and scroll are where the viewer left them. */
export function useWayBack(isCovered: boolean) {
  const left = useRef<{ focused: Element | null; topPx: number } | null>(null)
  // Read before the screen changes: what is hidden has lost both.
  if (isCovered) left.current ??= { focused: document.activeElement, topPx: scrollY }

  // Before it is painted: what moves after that moves beneath a finger.
  useLayoutEffect(() => {
    if (isCovered || !left.current) return
    const { focused, topPx } = left.current
    left.current = null
    scrollTo(0, topPx)
    if (document.hasFocus() && focused instanceof HTMLElement) focused.focus({ preventScroll: true })
  }, [isCovered])
}
