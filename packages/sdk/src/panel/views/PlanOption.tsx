import type { PlanOffer } from '../../contract/index.ts'
import { wayOf } from '../ways.ts'
import type { FiguresProps } from './FullFigures.tsx'
import { PlanFigures } from './PlanFigures.tsx'

interface PlanOptionProps extends FiguresProps {
  plan: PlanOffer
  isChosen: boolean
  onChoose(): void
}

/** One plan. */
export function PlanOption({ isChosen, onChoose, ...figures }: PlanOptionProps) {
  const { plan, proposal } = figures
  const { refused } = wayOf(proposal, plan.planId) ?? plan
  return (
    <label class="option" data-od="plan" data-plan-id={plan.planId} data-refused={refused ?? undefined}>
      <input type="radio" name="plan" checked={isChosen} disabled={refused !== null} onChange={onChoose} />
      <PlanFigures {...figures} />
    </label>
  )
}
