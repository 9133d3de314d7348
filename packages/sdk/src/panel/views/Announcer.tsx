import type { Step } from '../checkout.ts'
import { answerSentence } from './answerSentence.ts'
import type { Ui } from './Ui.ts'
import { heldMsOf } from './useHold.ts'

/** Says once, politely, what a change of step means to a viewer who does not see it. */
export function Announcer({ step, texts, formats }: Pick<Ui, 'texts' | 'formats'> & { step: Step }) {
  return (
    <p class="unseen" role="status">
      {sentenceOf(step, { texts, formats })}
    </p>
  )
}

function sentenceOf(step: Step, { texts, formats }: Pick<Ui, 'texts' | 'formats'>): string {
  switch (step.at) {
    case 'loading':
      return texts.loading
    case 'signed-out':
      return step.isOpened ? texts.signIn.opened : ''
    case 'offers':
      return step.isQuoting ? texts.offers.quoting : ''
    case 'review': {
      if (step.isStale) return texts.review.updating
      const seconds = Math.ceil(step.quote.readingMs / 1000)
      return step.isRead || seconds === 0 ? texts.review.readingDone : texts.review.readingAnnounced(seconds)
    }
    case 'confirming':
      return texts.confirming.title
    case 'gated':
      return step.isOpened ? texts.signIn.opened : ''
    case 'done':
      return [texts.done.title, answerSentence(step, { texts, formats }), step.answer.orderNumber].join(' ')
    case 'problem': {
      const { reason, way } = step
      const heldMs = way === 'retry' ? heldMsOf(reason) : 0
      const sentence = reason.isCalledOff ? texts.gate.calledOff : texts.problem.sentences[reason.code]
      return heldMs > 0 ? `${sentence} ${texts.problem.wait(Math.ceil(heldMs / 1000))}` : sentence
    }
    case 'closed':
      return ''
  }
}
