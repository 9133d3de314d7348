import type { ConfirmViewProps } from '../confirm/ConfirmView.tsx'
import { useConfirmPart } from '../confirm/loadConfirmPart.ts'
import { LoadingView } from './LoadingView.tsx'
import { ProblemView } from './ProblemView.tsx'

/**
 * Steps whose views are a part of their own. The work of a step never waits for it: what was sent to the bank goes on
 * while there is nothing yet to show it with.
 */
export function ConfirmStep(props: ConfirmViewProps) {
  const { step, actions } = props
  const { part, isMissing, retry } = useConfirmPart()
  if (part) return <part.ConfirmView {...props} />
  if (!isMissing) return <LoadingView texts={props.texts} />
  const problem = { at: 'problem', reason: { code: 'offline' }, way: 'retry', from: step } as const
  return <ProblemView {...props} step={problem} actions={{ ...actions, retry }} />
}
