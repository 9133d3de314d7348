import { findSpans, type Span } from './findSpans.ts'
import type { Anomaly, History } from './history.ts'

/**
 * What was certainly taken never exceeds what there was; who was refused could not have been served; a count lies
 * between what was certainly and what was possibly taken. Each span counts as short as it can be for the first and as
 * long as it can be for the second, so that whatever is found no order of the operations explains.
 */
export function checkResources(history: History): Anomaly[] {
  const spans = findSpans(history)
  return Object.entries(history.capacity).flatMap(([resource, capacity]) => {
    const own = spans.filter((span) => span.resource === resource)
    const least = makeCurve(own, 'least')
    const most = makeCurve(own, 'most')
    return [
      ...findOversold(resource, capacity, least),
      ...findUndersold(history, resource, capacity, most),
      ...findMiscounted(history, resource, { capacity, least, most }),
    ]
  })
}

/** How much was taken after each instant at which that changes. */
interface Curve {
  atMs: number[]
  taken: number[]
}

function makeCurve(spans: Span[], bound: 'least' | 'most'): Curve {
  const steps = spans.flatMap(({ amount, takenFromMs, takenByMs, backFromMs, backByMs }) => {
    // Less than nothing taken is something given back: there the early bound is the small one.
    const isEarly = (bound === 'most') === amount > 0
    const [from, to] = isEarly ? [takenFromMs, backByMs] : [takenByMs, backFromMs]
    return from < to
      ? [
          { atMs: from, amount },
          { atMs: to, amount: -amount },
        ]
      : []
  })
  const sign = bound === 'least' ? 1 : -1
  steps.sort((a, b) => a.atMs - b.atMs || sign * (a.amount - b.amount))
  const curve: Curve = { atMs: [Number.NEGATIVE_INFINITY], taken: [0] }
  let taken = 0
  for (const { atMs, amount } of steps) {
    if (atMs === Number.POSITIVE_INFINITY) break
    taken += amount
    curve.atMs.push(atMs)
    curve.taken.push(taken)
  }
  return curve
}

/** What was taken at some instant of an interval: the smallest or the largest. */
function findExtreme({ atMs, taken }: Curve, fromMs: number, toMs: number, pick: (...of: number[]) => number) {
  let first = 0
  for (let end = atMs.length; first + 1 < end; ) {
    const middle = (first + end) >> 1
    if ((atMs[middle] ?? 0) < fromMs) first = middle
    else end = middle
  }
  let extreme = taken[first] ?? 0
  for (let i = first + 1; i < atMs.length && (atMs[i] ?? 0) <= toMs; i++) extreme = pick(extreme, taken[i] ?? 0)
  return extreme
}

function findOversold(resource: string, capacity: number, { atMs, taken }: Curve): Anomaly[] {
  const worst = taken.reduce((best, value, i) => (value > (taken[best] ?? 0) ? i : best), 0)
  if ((taken[worst] ?? 0) <= capacity) return []
  return [{ kind: 'oversold', detail: `${resource}: ${taken[worst]} of ${capacity} at ${atMs[worst]}` }]
}

function findUndersold({ operations }: History, resource: string, capacity: number, most: Curve): Anomaly[] {
  return operations.flatMap((operation) => {
    if (operation.type !== 'hold' || operation.answer.lacks !== resource) return []
    const { startMs, endMs, takes } = operation
    const taken = findExtreme(most, startMs, endMs, Math.max)
    if (taken + (takes[resource] ?? 0) > capacity) return []
    const detail = `${resource}: refused at ${startMs}–${endMs} with at most ${taken} of ${capacity} taken`
    return [{ kind: 'undersold' as const, detail }]
  })
}

function findMiscounted(
  { operations }: History,
  resource: string,
  { capacity, least, most }: { capacity: number; least: Curve; most: Curve },
): Anomaly[] {
  return operations.flatMap((operation) => {
    if (operation.type !== 'count' || operation.resource !== resource || operation.answer.is !== 'ok') return []
    const { startMs, endMs, answer } = operation
    const taken = capacity - answer.free
    const atLeast = findExtreme(least, startMs, endMs, Math.min)
    const atMost = findExtreme(most, startMs, endMs, Math.max)
    if (atLeast <= taken && taken <= atMost) return []
    const detail = `${resource}: counted ${taken} taken at ${startMs}–${endMs}, where ${atLeast} to ${atMost} were`
    return [{ kind: 'miscounted' as const, detail }]
  })
}
