import { useEffect, useRef, useState } from 'preact/hooks'
import { type Sight, watchSight } from './watchSight.ts'

/**
 * What a press of `button` would be worth; null, it has to wait. `key` names what is to be seen: another quote is seen
 * anew. Without a guard, on a page of its own that nobody can cover, everything is proved.
 */
export function useSight(isGuarded: boolean, key: string) {
  const page = useRef<HTMLElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const [seen, setSeen] = useState<{ key: string; sight: Sight | null }>({ key, sight: null })
  const hadFocus = useRef(false)
  // What was seen of the quote before says nothing of this one.
  const seenSight = seen.key === key ? seen.sight : null
  const sight: Sight | null = isGuarded ? seenSight : 'proved'

  useEffect(() => {
    if (!isGuarded || !button.current) return
    return watchSight(button.current, page.current?.querySelector('.figures') ?? null, (next) => {
      // A button that is disabled loses the focus, and nobody gives it back.
      if (!next) hadFocus.current = document.activeElement === button.current
      setSeen({ key, sight: next })
    })
  }, [isGuarded, key])

  useEffect(() => {
    if (sight && hadFocus.current && document.activeElement === document.body) button.current?.focus()
  }, [sight])

  return { sight, page, button }
}
