import { useEffect } from 'preact/hooks'
import type { Viewer } from '../../contract/index.ts'
import type { StepAt } from '../checkout.ts'
import { useChoicePart } from '../choice/loadChoicePart.ts'
import { loadConfirmPart } from '../confirm/loadConfirmPart.ts'
import { isInFairOrder } from '../inFairOrder.ts'
import { ElderPager } from './ElderPager.tsx'
import { Folded } from './Folded.tsx'
import { PayInFullOption } from './PayInFullOption.tsx'
import { PlanOption } from './PlanOption.tsx'
import type { Ui } from './Ui.ts'

interface OffersProps extends Ui {
  step: StepAt<'offers'>
  viewer: Viewer | null
  isElder: boolean
}

/** The ways to pay: one radio group, nothing chosen until the viewer chooses. */
export function OffersView({ step, viewer, isElder, texts, formats, actions }: OffersProps) {
  const { offers, choice, isQuoting } = step
  const hasNoCard = viewer?.cardTail === null
  const part = useChoicePart()
  useEffect(() => void loadConfirmPart(), [])
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
        {hasNoCard && (
          <button type="button" class="button" data-od="apply" onClick={() => actions.openAside('application')}>
            {texts.asides.apply}
          </button>
        )}
        {part && !hasNoCard && (
          <Folded
            title={isElder ? texts.choice.title : null}
            isOpen={step.reduction.points > 0 || step.reduction.couponId !== null}
          >
            <part.Reductions proposal={step} chosenId={choice?.planId} {...{ texts, formats, actions }} />
          </Folded>
        )}
        {/* With nothing in it to focus, what scrolls is reached by keyboard itself. */}
        <fieldset class="options" aria-labelledby="title" tabIndex={isElder && hasNoCard ? 0 : undefined}>
          <PayInFullOption
            proposal={step}
            isRefused={hasNoCard}
            isChosen={choice?.planId === null}
            onChoose={() => actions.choose(null)}
            texts={texts}
            formats={formats}
          />
          {offers.plans.map((plan) => (
            <PlanOption
              key={plan.planId}
              plan={plan}
              proposal={step}
              isChosen={choice?.planId === plan.planId}
              onChoose={() => actions.choose(plan.planId)}
              texts={texts}
              formats={formats}
            />
          ))}
        </fieldset>
        {isElder && <ElderPager texts={texts} count={offers.plans.length + 1} />}
        {offers.plans.length > 1 && isInFairOrder(step) && <p class="quiet">{texts.choice.standardTerms}</p>}
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
