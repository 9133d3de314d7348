import { useRef, useState } from 'preact/hooks'
import type { BankAnswer, Call } from '../bankApi.ts'
import type { Actions } from '../createActions.ts'
import type { Failure } from '../readFailure.ts'

/** One question to the bank at a time: whether it is under way, and why the last one failed. */
export function useAsk(actions: Actions) {
  const [isAsking, setAsking] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  // A second click comes before the drawing that the first one asks for.
  const isUnderWay = useRef(false)

  async function ask<T>(request: Call<T>): Promise<BankAnswer<T>['value'] | null> {
    if (isUnderWay.current) return null
    isUnderWay.current = true
    setAsking(true)
    setFailure(null)
    const answer = await actions.ask(request)
    isUnderWay.current = false
    setAsking(false)
    setFailure(answer.failure ?? null)
    return answer.failure ? null : answer.value
  }
  return { ask, isAsking, failure }
}
