import { useEffect, useRef, useState } from 'preact/hooks'
import type { Ui } from '../views/Ui.ts'

/** Leads through the options above it, of which elder mode shows one at a time, in their own order. */
export function ElderPager({ texts, count }: Pick<Ui, 'texts'> & { count: number }) {
  const pager = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState(0)

  useEffect(() => {
    const options = pager.current?.previousElementSibling
    return options ? keepPlace(options, setPlace) : undefined
  }, [])

  function turn(by: number) {
    const options = pager.current?.previousElementSibling
    if (options) bringIntoView(options, place + by)
  }

  return (
    <div class="pager" ref={pager}>
      <p role="status">{texts.elder.position(place + 1, count)}</p>
      <button type="button" class="button" disabled={place === 0} onClick={() => turn(-1)}>
        {texts.elder.previous}
      </button>
      <button type="button" class="button" disabled={place >= count - 1} onClick={() => turn(1)}>
        {texts.elder.next}
      </button>
    </div>
  )
}

/** Begins with what is chosen, says which one is in view, and keeps it there when the width changes; gives the undo. */
function keepPlace(options: Element, say: (place: number) => void) {
  let place = [...options.children].findIndex((option) => option.querySelector('input:checked'))
  let widthPx = options.clientWidth
  const onScroll = () => {
    if (options.clientWidth !== widthPx) return
    // Right to left, the way on is to the negative.
    place = Math.round(Math.abs(options.scrollLeft) / widthPx)
    say(place)
  }
  const resizes = new ResizeObserver(() => {
    widthPx = options.clientWidth
    bringIntoView(options, Math.max(place, 0))
  })
  options.addEventListener('scroll', onScroll)
  resizes.observe(options)
  return () => {
    options.removeEventListener('scroll', onScroll)
    resizes.disconnect()
  }
}

/** By the list's own scrolling, since `scrollIntoView` would move the page too. */
function bringIntoView(options: Element, place: number) {
  const option = options.children[place]
  if (option) options.scrollBy({ left: middleOf(option) - middleOf(options) })
}

function middleOf(element: Element): number {
  const { left, right } = element.getBoundingClientRect()
  return (left + right) / 2
}
