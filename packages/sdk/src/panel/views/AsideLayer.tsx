import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Aside } from '../aside.ts'
import type { Checkout } from '../checkout.ts'
import type { AsidePart } from '../loadAside.ts'
import { loadAside } from '../loadAside.ts'
import type { Ui } from './Ui.ts'

interface AsideLayerProps extends Ui {
  aside: Aside
  checkout: Checkout
  hotline: string
}

/** An aside over the checkout, loaded when it is opened. Without it there is still the way back. */
export function AsideLayer({ aside, ...props }: AsideLayerProps) {
  const { checkout, texts, actions } = props
  const { locale } = checkout
  const layer = useRef<HTMLDivElement>(null)
  const [part, setPart] = useState<AsidePart | null>(null)
  const [isMissing, setMissing] = useState(false)

  useEffect(() => {
    let isWanted = !isMissing
    const show = (loaded: AsidePart) => isWanted && setPart(loaded)
    if (isWanted) loadAside(locale).then(show, () => isWanted && setMissing(true))
    return () => {
      isWanted = false
    }
  }, [locale, isMissing])

  // What opened is a new page, and so is what was loaded for it.
  useLayoutEffect(() => {
    scrollTo(0, 0)
    if (document.hasFocus()) layer.current?.querySelector('h1')?.focus({ preventScroll: true })
  }, [aside.name, part === null, isMissing])

  return (
    <div ref={layer} lang={part?.locale} data-od="aside">
      {part ? (
        <part.AsideView name={aside.name} {...props} words={part.words} />
      ) : (
        <>
          <main class="body" aria-busy={!isMissing}>
            <h1 tabIndex={-1}>{isMissing ? texts.problem.sentences.offline : texts.loading}</h1>
          </main>
          <footer class="actions">
            <button type="button" class="button" data-od="aside-back" onClick={actions.closeAside}>
              {texts.review.back}
            </button>
            {isMissing && (
              <button type="button" class="button primary" onClick={() => setMissing(false)}>
                {texts.problem.retry}
              </button>
            )}
          </footer>
        </>
      )}
    </div>
  )
}
