import { useState } from 'preact/hooks'
import type { Ui } from '../views/Ui.ts'
import type { Proposal } from '../ways.ts'
import { explainPoints } from './explainPoints.ts'
import { placeOf, pointsAt, pointsSteps } from './pointsSteps.ts'
import { readCount } from './readCount.ts'
import { redeem } from './settleReduction.ts'

interface PointsInputProps extends Ui {
  proposal: Proposal
  onChange(points: number): void
}

/** How many points pay: a field, two buttons and a slider for one and the same count. */
export function PointsInput({ proposal, onChange, texts, formats }: PointsInputProps) {
  const { offers, reduction } = proposal
  const { points, couponId } = reduction
  /** What stands in the field while it is typed in; the count goes by the nearest that the bank takes. */
  const [typed, setTyped] = useState<string | null>(null)
  const steps = pointsSteps(offers, couponId)
  const rules = explainPoints(offers, steps, { texts, formats })
  if (!steps) return <p class="quiet">{rules}</p>

  const place = placeOf(steps, points)
  const worthMinor = redeem(offers, couponId, points)?.valueMinor ?? 0
  const worth = texts.choice.worth(formats.count(points), formats.money(worthMinor, offers.currency))
  const goTo = (next: number) => {
    setTyped(null)
    onChange(pointsAt(steps, next))
  }
  const type = (text: string) => {
    setTyped(text)
    const count = text.trim() === '' ? 0 : readCount(text)
    if (count !== null) onChange(count)
  }
  return (
    <fieldset class="points" aria-labelledby="points-name">
      <label id="points-name" for="points">
        {texts.choice.points}
      </label>
      <div class="stepper">
        <Step label={texts.choice.fewer} sign="−" isEnd={place === 0} onPress={() => goTo(place - 1)} />
        <input
          id="points"
          data-od="points-input"
          inputMode="numeric"
          autocomplete="off"
          dir="ltr"
          aria-describedby="points-worth points-rules"
          value={typed ?? String(points)}
          onInput={({ currentTarget }) => type(currentTarget.value)}
          onBlur={() => setTyped(null)}
          onKeyDown={({ key }) => {
            if (key === 'Enter') setTyped(null)
            if (key === 'ArrowUp') goTo(place + 1)
            if (key === 'ArrowDown') goTo(place - 1)
          }}
        />
        <Step label={texts.choice.more} sign="+" isEnd={place === steps.count} onPress={() => goTo(place + 1)} />
      </div>
      <input
        type="range"
        data-od="points-slider"
        min={0}
        max={steps.count}
        value={place}
        aria-label={texts.choice.points}
        aria-valuetext={worth}
        onInput={({ currentTarget }) => goTo(currentTarget.valueAsNumber)}
      />
      <p id="points-worth">{worth}</p>
      <p id="points-rules" class="quiet">
        {rules}
      </p>
    </fieldset>
  )
}

interface StepProps {
  label: string
  sign: string
  isEnd: boolean
  onPress(): void
}

/** Not `disabled` at the end of the scale, where it leads nowhere: the button would lose the focus of who presses it. */
const Step = ({ label, sign, isEnd, onPress }: StepProps) => (
  <button type="button" class="button" aria-label={label} aria-disabled={isEnd} onClick={onPress}>
    {sign}
  </button>
)
