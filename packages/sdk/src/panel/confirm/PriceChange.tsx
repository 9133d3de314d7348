import type { StepAt } from '../checkout.ts'
import type { Ui } from '../views/Ui.ts'

/** The bank quotes other figures than those the viewer chose by: it is told before anything can be confirmed. */
export function PriceChange({ step, texts, formats, actions }: Ui & { step: StepAt<'review'> }) {
  const { quote, chosenBy } = step
  if (!chosenBy) return null
  const { choice, terms } = texts
  const say = ({ plan, totalMinor }: Pick<typeof quote, 'plan' | 'totalMinor'>) =>
    [
      formats.money(totalMinor, quote.currency),
      plan ? `${terms.apr[plan.apr.convention]} ${formats.rate(plan.apr.bps)}` : '',
    ] as const
  return (
    <section class="change" role="alert" data-od="price-change">
      <h2>{choice.changed}</h2>
      <p>{choice.changedFrom(...say(chosenBy))}</p>
      <p>
        <b>{choice.changedTo(...say(quote))}</b>
      </p>
      <button type="button" class="button" data-od="take-price" onClick={actions.takePrice}>
        {choice.takePrice}
      </button>
    </section>
  )
}
