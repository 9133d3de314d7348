import { type FiguresProps, FullFigures } from './FullFigures.tsx'

interface PayInFullProps extends FiguresProps {
  /** The viewer has no card to pay with. */
  isRefused: boolean
  isChosen: boolean
  onChoose(): void
}

/** The first of the ways to pay, and equal to the others. */
export const PayInFullOption = ({ isChosen, onChoose, ...figures }: PayInFullProps) => (
  <label class="option" data-od="pay-in-full" data-refused={figures.isRefused ? 'no-card' : undefined}>
    <input type="radio" name="plan" checked={isChosen} disabled={figures.isRefused} onChange={onChoose} />
    <FullFigures {...figures} />
  </label>
)
