import { useChoicePart } from '../choice/loadChoicePart.ts'
import { type Proposal, wayOf } from '../ways.ts'
import type { Ui } from './Ui.ts'

interface PayInFullProps extends Omit<Ui, 'actions'> {
  proposal: Proposal
  /** The viewer has no card to pay with. */
  isRefused: boolean
  isChosen: boolean
  onChoose(): void
}

/** The first of the ways to pay, and equal to the others. */
export function PayInFullOption({ proposal, isRefused, isChosen, onChoose, texts, formats }: PayInFullProps) {
  const { offers } = proposal
  const way = wayOf(proposal, null)
  const part = useChoicePart()
  return (
    <label class="option" data-od="pay-in-full" data-refused={isRefused ? 'no-card' : undefined}>
      <input type="radio" name="plan" checked={isChosen} disabled={isRefused} onChange={onChoose} />
      <span class="option-name">{texts.offers.payInFull}</span>{' '}
      <strong class="option-price" data-od="total">
        {formats.money(way?.totalMinor ?? offers.orderMinor, offers.currency)}
      </strong>{' '}
      {isRefused && <span class="option-refused">{texts.offers.refused['no-card']} </span>}
      <span class="option-note">{texts.offers.payInFullNote}</span>{' '}
      {part && way && !isRefused && (
        <part.WayNotes offers={offers} way={way} plan={null} texts={texts} formats={formats} />
      )}
    </label>
  )
}
