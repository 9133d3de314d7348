import type { StepAt } from '../checkout.ts'
import { BankLink } from '../views/BankLink.tsx'
import { MatchCode } from '../views/MatchCode.tsx'
import type { Ui } from '../views/Ui.ts'

/** What the bank wants before it agrees: a proof on its own page, or time. */
export function GateView({ step, texts, formats, actions }: Ui & { step: StepAt<'gated'> }) {
  const { gate, isOpened } = step
  const isStepUp = gate.status === 'step_up'
  return (
    <>
      <main class="body" data-od="gate">
        <h1 tabIndex={-1}>{isStepUp ? texts.gate.stepUp : texts.gate.coolingOff}</h1>
        <p class="quiet">{isStepUp ? texts.gate.stepUpNote : texts.gate.coolingOffNote(formats.instant(gate.until))}</p>
        {isStepUp && <MatchCode code={gate.matchCode} texts={texts} />}
      </main>
      <footer class="actions">
        <button type="button" class="button" onClick={actions.back}>
          {texts.review.back}
        </button>
        <BankLink
          href={gate.url}
          name="step-up"
          isPrimary={isStepUp && !isOpened}
          label={isStepUp ? texts.gate.open : texts.gate.details}
          actions={actions}
        />
      </footer>
    </>
  )
}
