import type { PanelTexts } from '../../i18n/panel/index.ts'
import type { Failure } from '../readFailure.ts'

interface StatusProps {
  texts: PanelTexts
  failure: Failure | null
  /** What to say when the bank refuses because of how things stand. */
  conflict?: string | undefined
  /** What to say when nothing failed. */
  children?: string | null
}

/** What has just become of an act; there before it, so that a screen reader hears the change. */
export const Status = ({ texts, failure, conflict, children }: StatusProps) => (
  <p class={failure ? 'status wrong' : 'status'} role="status">
    {failure ? sentenceOf(failure, texts, conflict) : children}
  </p>
)

function sentenceOf({ code }: Failure, { problem }: PanelTexts, conflict: string | undefined): string {
  if (code === 'wrong-state') return conflict ?? problem.sentences['bank-error']
  // The session is being mended, and the aside says so by itself.
  return code === 'unauthorized' ? '' : problem.sentences[code]
}
