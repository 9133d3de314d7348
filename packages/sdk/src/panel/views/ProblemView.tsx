import type { Problem } from '../checkout.ts'
import { ComplaintLink } from './ComplaintLink.tsx'
import type { Ui } from './Ui.ts'
import { useHold } from './useHold.ts'

/** One sentence about what is in the way, and one way forward. */
export function ProblemView({ step, texts, formats, actions }: Ui & { step: Problem }) {
  const { reason, way, from } = step
  const { code, isCalledOff, minimumMinor, maximumMinor, currency } = reason
  const money = (minor: number | undefined) =>
    minor === undefined || !currency ? null : formats.money(minor, currency)
  const minimum = code === 'below-minimum' && money(minimumMinor)
  const maximum = code === 'above-maximum' && money(maximumMinor)
  const limit = (minimum && texts.problem.minimum(minimum)) || (maximum && texts.problem.maximum(maximum))
  const heldMs = useHold(reason)
  const isHeld = way === 'retry' && heldMs > 0
  const go = { retry: actions.retry, back: actions.back, close: actions.close }[way]
  // What a machine decided about the viewer, a person has to look at when they ask (COMPLIANCE EU-09).
  const isRefusal = code === 'declined' || code === 'age-refused'
  return (
    <>
      <main class="body outcome" data-od="problem" data-code={code}>
        <svg class="mark caution" viewBox="0 0 40 40" aria-hidden="true">
          <circle cx="20" cy="20" r="18" />
          <path d="M20 11v11M20 27.5v.5" />
        </svg>
        <h1 tabIndex={-1}>{texts.problem.title}</h1>
        <p>{limit || (isCalledOff ? texts.gate.calledOff : texts.problem.sentences[code])}</p>
        {from.at === 'confirming' && way === 'retry' && <p>{texts.problem.retryIsSafe}</p>}
        {isHeld && <p data-od="wait">{texts.problem.wait(Math.ceil(heldMs / 1000))}</p>}
        {isRefusal && (
          <p class="keep">
            <button
              type="button"
              class="plain link"
              data-od="review-decision"
              onClick={() => actions.openAside('complaint', 'review')}
            >
              {texts.asides.review}
            </button>
          </p>
        )}
        <p class="keep">
          <ComplaintLink texts={texts} actions={actions} />
        </p>
      </main>
      <footer class="actions">
        <button type="button" class="button primary" disabled={isHeld} onClick={go}>
          {texts.problem[way]}
        </button>
      </footer>
    </>
  )
}
