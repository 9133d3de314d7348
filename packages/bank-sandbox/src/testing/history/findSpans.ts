import type { Change, Confirm, History, Hold, Operation, Read, Refund } from './history.ts'

/** When an amount was gone: surely from `takenByMs` to `backFromMs`, at most from `takenFromMs` to `backByMs`. */
export interface Span {
  resource: string
  amount: number
  takenFromMs: number
  takenByMs: number
  backFromMs: number
  backByMs: number
}

type Window = Pick<Span, 'backFromMs' | 'backByMs'>

const never = Number.POSITIVE_INFINITY

/** Every amount that may have been taken, by what was answered before and after. */
export function findSpans(history: History): Span[] {
  const facts = indexHistory(history)
  const holds = facts.holds.flatMap((hold) => {
    if (hold.answer.is === 'fail') return []
    const isSure = hold.answer.is === 'ok'
    const taken = { takenFromMs: hold.startMs, takenByMs: isSure ? hold.endMs : never }
    const back = isSure
      ? findEnd(hold, facts)
      : { backFromMs: hold.startMs, backByMs: facts.settledAfter(hold.startMs) }
    return Object.entries(hold.takes).map(([resource, amount]) => ({ resource, amount, ...taken, ...back }))
  })
  return [...holds, ...findRefunds(facts.refunds)]
}

type Facts = ReturnType<typeof indexHistory>

function indexHistory({ operations, slackMs }: History) {
  const of = <Type extends Operation['type']>(...types: Type[]) =>
    operations.filter((operation): operation is Extract<Operation, { type: Type }> =>
      (types as string[]).includes(operation.type),
    )
  const settledMs = of('settle').map(({ startMs }) => startMs)
  return {
    slackMs,
    holds: of('hold'),
    refunds: of('refund'),
    confirms: Map.groupBy(of('confirm'), ({ quoteId }) => quoteId),
    changes: Map.groupBy(of('capture', 'release', 'abandon', 'refund', 'read'), ({ key }) => key),
    byViewer: Map.groupBy(of('hold'), ({ viewer, order }) => `${viewer} ${order}`),
    settledAfter: (atMs: number) => Math.min(never, ...settledMs.filter((settled) => settled >= atMs)),
  }
}

function findEnd(hold: Hold, facts: Facts): Window {
  if (hold.answer.is !== 'ok') throw new Error('only a hold that was answered has an end')
  const { quoteId, expiresAtMs } = hold.answer
  const confirms = facts.confirms.get(quoteId) ?? []
  for (const { answer, key } of confirms) {
    if (answer.is === 'ok') return findAgreementEnd(answer.captureBeforeMs, facts.changes.get(key) ?? [], facts.slackMs)
  }
  const unknown = confirms.filter(
    (confirm) => confirm.answer.is === 'info' && !isRefuted(confirm, confirms, expiresAtMs),
  )
  if (unknown.length) return { backFromMs: expiresAtMs - facts.slackMs, backByMs: never }
  // A viewer who asks again for the same order gives the older hold back; of two at once either may be the older.
  const again = (facts.byViewer.get(`${hold.viewer} ${hold.order}`) ?? []).filter(
    (other) => other !== hold && other.endMs > hold.startMs && other.answer.is !== 'fail',
  )
  const later = again.filter(({ startMs, answer }) => startMs > hold.endMs && answer.is === 'ok')
  return {
    backFromMs: Math.min(expiresAtMs - facts.slackMs, ...again.map(({ startMs }) => startMs)),
    backByMs: Math.min(expiresAtMs + facts.slackMs, ...later.map(({ endMs }) => endMs)),
  }
}

/** A refusal under the same key after the quote had expired: the request without an answer had done nothing. */
const isRefuted = ({ key }: Confirm, confirms: Confirm[], expiresAtMs: number) =>
  confirms.some((other) => other.key === key && other.answer.is === 'fail' && other.startMs > expiresAtMs)

function findAgreementEnd(overMs: number, changes: (Change | Refund | Read)[], slackMs: number): Window {
  const isKept = changes.some(
    ({ type, answer }) =>
      answer.is === 'ok' &&
      (type === 'capture' ||
        type === 'refund' ||
        ('status' in answer && ['captured', 'refunded'].includes(answer.status))),
  )
  if (isKept) return { backFromMs: never, backByMs: never }
  const gone = changes.filter(({ type }) => type === 'release' || type === 'abandon')
  const isMaybeKept = changes.some(({ type, answer }) => type === 'capture' && answer.is === 'info')
  const seenGoneMs = changes.flatMap(({ type, answer, endMs }) =>
    answer.is === 'ok' && (type !== 'read' || ('status' in answer && answer.status !== 'reserved')) ? [endMs] : [],
  )
  return {
    backFromMs: Math.min(
      overMs - slackMs,
      ...gone.filter(({ answer }) => answer.is !== 'fail').map(({ startMs }) => startMs),
    ),
    backByMs: Math.min(isMaybeKept ? never : overMs + slackMs, ...seenGoneMs),
  }
}

/** What refunds gave back is a span of less than nothing; a key gives back once, whoever of its requests did it. */
function findRefunds(refunds: Refund[]): Span[] {
  return [...Map.groupBy(refunds, ({ refundKey }) => refundKey).values()].flatMap((asked) => {
    const answered = asked.flatMap(({ answer, endMs }) => (answer.is === 'ok' ? [{ ...answer, endMs }] : []))
    const [first] = answered
    if (!first) return []
    const takenFromMs = Math.min(...asked.map(({ startMs }) => startMs))
    const takenByMs = Math.min(...answered.map(({ endMs }) => endMs))
    return Object.entries(first.gaveBack).map(([resource, amount]) => ({
      resource,
      amount: -amount,
      takenFromMs,
      takenByMs,
      backFromMs: never,
      backByMs: never,
    }))
  })
}
