import type { StepAt } from '../checkout.ts'
import { BankLink } from './BankLink.tsx'
import { MatchCode } from './MatchCode.tsx'
import type { Ui } from './Ui.ts'

/** What the bank wants before it agrees: a proof on its own page, or time. */
export function HoldView({ step, texts, formats, actions }: Ui & { step: StepAt<'held'> }) {
  const { hold, isOpened } = step
  const isStepUp = hold.status === 'step_up'
  return (
    <>
      <main class="body" data-od="hold">
        <h1 tabIndex={-1}>{isStepUp ? texts.hold.stepUp : texts.hold.coolingOff}</h1>
        <p class="quiet">{isStepUp ? texts.hold.stepUpNote : texts.hold.coolingOffNote(formats.instant(hold.until))}</p>
        {isStepUp && <MatchCode code={hold.matchCode} texts={texts} />}
      </main>
      <footer class="actions">
        <button type="button" class="button" onClick={actions.back}>
          {texts.review.back}
        </button>
        <BankLink
          href={hold.url}
          name="step-up"
          isPrimary={isStepUp && !isOpened}
          label={isStepUp ? texts.hold.open : texts.hold.details}
          actions={actions}
        />
      </footer>
    </>
  )
}
