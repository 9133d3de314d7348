import { useState } from 'preact/hooks'
import type { StepAt } from '../checkout.ts'
import { loadedChoicePart } from '../choice/loadChoicePart.ts'
import { isInFairOrder } from '../inFairOrder.ts'
import { Folded } from './Folded.tsx'
import { LateReductions } from './LateReductions.tsx'
import { Notices } from './Notices.tsx'
import { PayInFullOption } from './PayInFullOption.tsx'
import { PlanOption } from './PlanOption.tsx'
import type { Ui } from './Ui.ts'

interface ChoicesProps extends Ui {
  step: StepAt<'offers'>
  hasNoCard: boolean
  isElder: boolean
}

/** One radio group, nothing chosen until the viewer chooses; below it what makes all of it cheaper. */
export function Choices({ step, hasNoCard, isElder, texts, formats, actions }: ChoicesProps) {
  const { offers, choice, reduction } = step
  const [part, setPart] = useState(loadedChoicePart)
  const ui = { proposal: step, part, texts, formats }
  return (
    <>
      {/* With nothing in it to focus, what scrolls is reached by keyboard itself. */}
      <fieldset class="options" aria-labelledby="title" tabIndex={isElder && hasNoCard ? 0 : undefined}>
        <PayInFullOption
          isRefused={hasNoCard}
          isChosen={choice?.planId === null}
          onChoose={() => actions.choose(null)}
          {...ui}
        />
        {offers.plans.map((plan) => (
          <PlanOption
            key={plan.planId}
            plan={plan}
            isChosen={choice?.planId === plan.planId}
            onChoose={() => actions.choose(plan.planId)}
            {...ui}
          />
        ))}
      </fieldset>
      {isElder && part && <part.ElderPager texts={texts} count={offers.plans.length + 1} />}
      {offers.plans.length > 1 && isInFairOrder(step) && <p class="quiet">{texts.choice.standardTerms}</p>}
      {offers.plans.length === 0 && <p class="quiet">{texts.offers.noPlans}</p>}
      {part && <part.AdClose offers={offers} {...{ texts, formats, actions }} />}
      <Notices notices={offers.notices} formats={formats} />
      {part && !hasNoCard && (
        <Folded
          title={isElder ? texts.choice.title : null}
          isOpen={reduction.points > 0 || reduction.couponId !== null}
        >
          <part.Reductions proposal={step} chosenId={choice?.planId} {...{ texts, formats, actions }} />
        </Folded>
      )}
      {!part && !hasNoCard && <LateReductions proposal={step} onLoaded={setPart} texts={texts} actions={actions} />}
    </>
  )
}
