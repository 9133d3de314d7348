import type { Viewer } from '../../contract/index.ts'
import type { StepAt } from '../checkout.ts'
import { PlanOption } from './PlanOption.tsx'
import type { Ui } from './Ui.ts'

interface OffersProps extends Ui {
  step: StepAt<'offers'>
  viewer: Viewer | null
}

/** The ways to pay: one radio group, nothing chosen until the viewer chooses. */
export function OffersView({ step, viewer, texts, formats, actions }: OffersProps) {
  const { offers, choice, isQuoting } = step
  const hasNoCard = viewer?.cardTail === null
  return (
    <>
      <main class="body">
        <h1 tabIndex={-1} id="title">
          {texts.offers.title}
        </h1>
        {viewer && (
          <p class="quiet viewer">
            {viewer.cardTail ? texts.offers.signedInAs(viewer.displayName, viewer.cardTail) : viewer.displayName}
            <button type="button" class="plain" onClick={actions.signOut}>
              {texts.offers.notMe}
            </button>
          </p>
        )}
        {hasNoCard && (
          <p class="quiet" data-od="no-card">
            {texts.offers.noCard}
          </p>
        )}
        <fieldset class="options" aria-labelledby="title">
          <label class="option" data-od="pay-in-full" data-refused={hasNoCard ? 'no-card' : undefined}>
            <input
              type="radio"
              name="plan"
              checked={choice?.planId === null}
              disabled={hasNoCard}
              onChange={() => actions.choose(null)}
            />
            <span class="option-name">{texts.offers.payInFull}</span>{' '}
            <strong class="option-price" data-od="total">
              {formats.money(offers.orderMinor, offers.currency)}
            </strong>{' '}
            {hasNoCard && <span class="option-refused">{texts.offers.refused['no-card']} </span>}
            <span class="option-note">{texts.offers.payInFullNote}</span>
          </label>
          {offers.plans.map((plan) => (
            <PlanOption
              key={plan.planId}
              plan={plan}
              currency={offers.currency}
              isChosen={choice?.planId === plan.planId}
              onChoose={() => actions.choose(plan.planId)}
              texts={texts}
              formats={formats}
            />
          ))}
        </fieldset>
        {offers.plans.length === 0 && <p class="quiet">{texts.offers.noPlans}</p>}
      </main>
      <footer class="actions">
        <button type="button" class="button" onClick={actions.decline}>
          {texts.offers.decline}
        </button>
        <button
          type="button"
          class="button primary"
          data-od="review"
          disabled={!choice || isQuoting}
          onClick={actions.review}
        >
          {isQuoting ? texts.offers.quoting : texts.offers.review}
        </button>
      </footer>
    </>
  )
}
