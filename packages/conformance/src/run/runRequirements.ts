import { createKits, type Kit } from '../bank/kit.ts'
import type { Exchange } from '../http/exchange.ts'
import { Failure, Lacking } from '../http/failure.ts'
import type { Group, Requirement } from '../requirement.ts'
import { lacks, type Options } from './options.ts'

export type Outcome = 'passed' | 'failed' | 'skipped'

export interface Result {
  id: string
  group: string
  title: string
  outcome: Outcome
  /** What was measured, why it was skipped, or what is wrong. */
  note: string
  /** In which a failure showed. */
  exchange: Exchange | null
  durationMs: number
}

interface Listeners {
  /** In the order of the requirements, as early as that order allows. */
  onResult: (result: Result) => void
  onProgress?: (done: number, all: number) => void
}

/** So many requirements run at once beside those that wait for an end: a bank is not to be flooded. */
const together = 5

/** Checks every requirement that was asked for and gives the results in their order. */
export async function runRequirements(
  groups: readonly Group[],
  options: Options,
  { onResult, onProgress }: Listeners,
): Promise<Result[]> {
  const asked = groups.flatMap(({ name, requirements }) =>
    requirements.filter(({ id }) => isAsked(options, id)).map((requirement) => ({ name, requirement })),
  )
  const makeKit = createKits(options)
  const results: Result[] = []
  let told = 0
  let done = 0
  async function judgeOne(at: number) {
    const one = asked[at]
    if (!one) return
    results[at] = await judge(makeKit(), one.name, one.requirement)
    onProgress?.(++done, asked.length)
    for (let result = results[told]; result; result = results[++told]) onResult(result)
  }
  const all = asked.map((_, at) => at)
  const waiting = all.filter((at) => asked[at]?.requirement.waits)
  const turns = all.filter((at) => !waiting.includes(at))
  async function work() {
    for (let at = turns.shift(); at !== undefined; at = turns.shift()) await judgeOne(at)
  }
  await Promise.all([...waiting.map(judgeOne), ...Array.from({ length: together }, work)])
  return results
}

export const isAsked = ({ only }: Pick<Options, 'only'>, id: string) =>
  only.length === 0 || only.some((wanted) => id === wanted || id.startsWith(`${wanted}-`))

async function judge(kit: Kit, group: string, { id, title, needs = [], check }: Requirement): Promise<Result> {
  const startedMs = performance.now()
  const tell = (outcome: Outcome, note: string, exchange: Exchange | null = null): Result => {
    const durationMs = Math.round(performance.now() - startedMs)
    return { id, group, title, outcome, note, exchange, durationMs }
  }
  const lack = [needs].flat().find((need) => kit.options.lacks.includes(need))
  if (lack !== undefined) return tell('skipped', `the bank says: ${lacks[lack]}`)
  try {
    const note = await check(kit)
    return tell('passed', note ?? '')
  } catch (error) {
    if (error instanceof Lacking) return tell('skipped', error.message)
    const exchange = error instanceof Failure ? error.exchange : null
    const note = error instanceof Failure ? error.message : `the check broke off: ${(error as Error).message}`
    return tell('failed', note, exchange ?? kit.exchanges.at(-1) ?? null)
  }
}
