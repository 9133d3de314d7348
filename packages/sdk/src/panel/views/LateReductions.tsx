import { useState } from 'preact/hooks'
import { type ChoicePart, loadChoicePart } from '../choice/loadChoicePart.ts'
import type { Proposal } from '../ways.ts'
import type { Ui } from './Ui.ts'

interface LateReductionsProps extends Pick<Ui, 'texts' | 'actions'> {
  proposal: Proposal
  onLoaded(part: () => ChoicePart): void
}

/**
 * The way to points and coupon where their part was not there with the offers: it comes when the viewer asks for it, since by itself it
 * would move what they are about to press.
 */
export function LateReductions({ proposal, onLoaded, texts, actions }: LateReductionsProps) {
  const { offers, reduction } = proposal
  const { coupons = [], points } = offers.pricing ?? {}
  const [isMissing, setMissing] = useState(false)
  if (coupons.length === 0 && !points?.balance) return null

  async function ask() {
    const part = await loadChoicePart()
    setMissing(!part)
    if (!part) return
    actions.reduce(part.priceWays(offers, reduction))
    onLoaded(() => part)
  }

  return (
    <>
      <button type="button" class="button" data-od="reductions" onClick={ask}>
        {texts.choice.title}
      </button>
      <p class="quiet" role="status">
        {isMissing && texts.problem.sentences.offline}
      </p>
    </>
  )
}
