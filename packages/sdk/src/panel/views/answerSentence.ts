import type { StepAt } from '../checkout.ts'
import type { Ui } from './Ui.ts'

/** What the platform said to the agreement, in the viewer's words. */
export function answerSentence(
  { agreement, answer }: StepAt<'done'>,
  { texts, formats }: Pick<Ui, 'texts' | 'formats'>,
) {
  switch (answer.outcome) {
    case 'waiting':
      return texts.done.waiting
    case 'accepted':
      return texts.done.accepted
    case 'refused':
      return texts.done.refused(formats.instant(agreement.captureBefore))
    case 'unknown':
      return texts.done.unknown(formats.instant(agreement.captureBefore))
  }
}
