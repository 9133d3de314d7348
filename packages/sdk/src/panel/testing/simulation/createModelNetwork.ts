import type { BankAnswer } from '../../bankApi.ts'
import type { Failure } from '../../readFailure.ts'
import type { Life } from './createBrowser.ts'
import type { Clock } from './createClock.ts'

const timeoutMs = 8000
const fail = (code: Failure['code'], retryAfterMs?: number) => ({ failure: { code, isFinal: false, retryAfterMs } })

/**
 * The way to the bank. While it is ill, a request may not arrive, arrive late or twice, and its answer may be cut short, replaced or
 * never come, whatever the bank has done meanwhile.
 */
export function createModelNetwork(clock: Clock, isIll: () => boolean) {
  function meet<T>(life: Life, serve: () => BankAnswer<T>, answer: (said: BankAnswer<T>, afterMs?: number) => void) {
    const delayMs = clock.between(5, isIll() ? 3000 : 200)
    const arrive = (then: (said: BankAnswer<T>) => void) => clock.after(delayMs, () => then(serve()))
    const kind = isIll() ? clock.between(0, 13) : 13
    switch (kind) {
      case 0: // dropped on the way there
        return answer(fail('offline'), clock.between(1, 2000))
      case 1: // hangs
        return answer(fail('timeout'), timeoutMs)
      case 2: // dropped on the way back
        return arrive(() => answer(fail('offline'), clock.between(0, 500)))
      case 3: // the answer never ends
        return arrive(() => answer(fail('timeout'), timeoutMs - delayMs))
      case 4: // truncated
        return arrive(() => answer(fail('bank-error')))
      case 5:
        return answer(fail('rate-limited', clock.between(1, 10) * 1000), delayMs)
      case 6: // 503 before, 502 after the bank has done it
        return answer(fail('bank-error', clock.between(1, 5) * 1000), delayMs)
      case 7:
        return arrive(() => answer(fail('bank-error')))
      case 8: // duplicated: the second is served when the first has long been answered
        clock.after(delayMs + clock.between(0, 20_000), serve)
        return arrive((said) => answer(said))
      case 9: // served long after the panel has given up
        clock.after(timeoutMs + clock.between(0, 60_000), serve)
        return answer(fail('timeout'), timeoutMs)
      case 10: // its session is gone
        return answer(fail('unauthorized'), delayMs)
      default:
        return arrive((said) => !life.isOver && answer(said, clock.between(1, 100)))
    }
  }

  return <T>(life: Life, serve: () => BankAnswer<T>): Promise<BankAnswer<T>> =>
    new Promise((resolve) => {
      meet(life, serve, (said, afterMs = 0) => {
        clock.after(afterMs, () => {
          if (!life.isOver) resolve(said)
        })
      })
    })
}
