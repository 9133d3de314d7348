import type { ChoicePart } from '../choice/loadChoicePart.ts'
import { type Proposal, wayOf } from '../ways.ts'
import type { Ui } from './Ui.ts'

export interface FiguresProps extends Omit<Ui, 'actions'> {
  proposal: Proposal
  part: ChoicePart | null
}

/** What paying in full comes to. */
export function FullFigures({ proposal, part, isRefused, texts, formats }: FiguresProps & { isRefused?: boolean }) {
  const { offers } = proposal
  const way = wayOf(proposal, null)
  return (
    <>
      <span class="option-name">{texts.offers.payInFull}</span>{' '}
      <strong class="option-price" data-od="total">
        {formats.money(way?.totalMinor ?? offers.orderMinor, offers.currency)}
      </strong>{' '}
      {isRefused && <span class="option-refused">{texts.offers.refused['no-card']} </span>}
      <span class="option-note">{texts.offers.payInFullNote}</span>{' '}
      {part && way && !isRefused && (
        <part.WayNotes offers={offers} way={way} plan={null} texts={texts} formats={formats} />
      )}
    </>
  )
}
