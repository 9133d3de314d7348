import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** Gives focus to what appears in place of what had it. */
export function useFocused<E extends HTMLElement>(isThere: boolean): RefObject<E> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (isThere && document.hasFocus()) element.current?.focus()
  }, [isThere])
  return element
}
