import { useEffect, useRef, useState } from 'preact/hooks'
import type { Ui } from '../views/Ui.ts'
import { type Proposal, wayOf } from '../ways.ts'

interface RecalculatedProps extends Pick<Ui, 'texts' | 'formats'> {
  proposal: Proposal
  /** Null is pay in full. */
  chosenId: string | null
}

/** While a slider moves, nothing is read out; where it has come to rest, the new total is, once. */
const restMs = 400

export function Recalculated({ proposal, chosenId, texts, formats }: RecalculatedProps) {
  const [said, setSaid] = useState('')
  const first = useRef(proposal.ways)

  useEffect(() => {
    if (first.current === proposal.ways) return
    const rest = setTimeout(() => setSaid(describeTotal(proposal, chosenId, { texts, formats })), restMs)
    return () => clearTimeout(rest)
    // Of what it says only a new price is news.
  }, [proposal.ways])

  return (
    <p class="unseen" role="status">
      {said}
    </p>
  )
}

function describeTotal(
  proposal: Proposal,
  chosenId: string | null,
  { texts, formats }: Pick<Ui, 'texts' | 'formats'>,
): string {
  const way = wayOf(proposal, chosenId)
  if (!way) return ''
  const { plan, totalMinor } = way
  const name = plan ? texts.offers.plan(plan.periods) : texts.offers.payInFull
  const apr = plan ? `${texts.terms.apr[plan.apr.convention]} ${formats.rate(plan.apr.bps)}` : ''
  return texts.choice.recalculated(name, formats.money(totalMinor, proposal.offers.currency), apr)
}
