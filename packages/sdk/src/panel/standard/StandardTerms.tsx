import { useChoicePart } from '../choice/loadChoicePart.ts'
import { FullFigures } from '../views/FullFigures.tsx'
import { Notices } from '../views/Notices.tsx'
import { PlanFigures } from '../views/PlanFigures.tsx'
import type { Ui } from '../views/Ui.ts'
import type { Standard } from './loadStandard.ts'

interface StandardTermsProps extends Omit<Ui, 'actions'> {
  standard: Standard
  isElder: boolean
  /** What they are, or what is waited for. */
  note: string
}

/** What everybody can have, to look at: each way to pay where its offer will stand, and nothing to choose yet. */
export function StandardTerms({ standard, isElder, note, texts, formats }: StandardTermsProps) {
  const { proposal } = standard
  const { plans } = proposal.offers
  const part = useChoicePart()
  const ui = { proposal, part, texts, formats }
  return (
    <>
      {/* With nothing in it to focus, what scrolls is reached by keyboard itself. */}
      <ul class="options" data-od="standard-terms" aria-label={texts.standard.title} tabIndex={isElder ? 0 : undefined}>
        <li class="option" data-od="standard-in-full">
          <FullFigures {...ui} />
        </li>
        {plans.map((plan) => (
          <li
            class="option"
            key={plan.planId}
            data-od="standard-plan"
            data-terms-of={plan.planId}
            data-refused={plan.refused ?? undefined}
          >
            <PlanFigures plan={plan} {...ui} />
          </li>
        ))}
      </ul>
      {isElder && part && <part.ElderPager texts={texts} count={plans.length + 1} />}
      <p class="quiet">{note}</p>
      <Notices notices={proposal.offers.notices} formats={formats} />
    </>
  )
}
