import { compare } from './compare.ts'
import { describeIssue, type Vector } from './readVectors.ts'
import { runEuRate, runUsRate } from './runAnnualRate.ts'
import { runInstallment } from './runInstallment.ts'
import { runPoints } from './runPoints.ts'
import { type Inputs, inputs } from './vectorSchemas.ts'

/** What the pricing makes of an input, in the words of the format; or the reason why it cannot be run. */
export type Outcome = Record<string, unknown> | string

const runs: { [Kind in keyof Inputs]: (input: Inputs[Kind]) => Outcome } = {
  instalment: runInstallment,
  apr_eu: runEuRate,
  apr_regz: runUsRate,
  points: runPoints,
}

/** Runs one vector through the pricing; gives a line for every miss, and none when it holds. */
export function runVector(vector: Vector): string[] {
  if ('malformed' in vector) return [`malformed: ${vector.malformed}`]
  if (!isKnown(vector.kind)) return [`unknown kind ${vector.kind}`]
  if (Object.keys(vector.expected).length === 0) return ['the vector expects nothing']
  const outcome = runKind(vector.kind, withoutNulls(vector.input))
  return typeof outcome === 'string' ? [outcome] : compare('', vector.expected, outcome)
}

const isKnown = (kind: string): kind is keyof Inputs => Object.hasOwn(inputs, kind)

function runKind<Kind extends keyof Inputs>(kind: Kind, input: unknown): Outcome {
  const read = inputs[kind].safeParse(input)
  if (!read.success) return `malformed: ${describeIssue('$.input', read.error)}`
  return runs[kind](read.data as Inputs[Kind])
}

/** In the format `null` means that there is no such option. */
function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([, part]) => part !== null)
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutNulls(part)]))
}
