import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { redact } from '../http/exchange.ts'
import { Failure } from '../http/failure.ts'
import { send } from '../http/send.ts'
import { formatResult, formatSummary } from '../report/formatResult.ts'
import { toJson } from '../report/toJson.ts'
import { toJunit } from '../report/toJunit.ts'
import { groups } from '../requirements.ts'
import { helpText } from './helpText.ts'
import type { Options } from './options.ts'
import { readOptions } from './readOptions.ts'
import { isAsked, type Result, runRequirements } from './runRequirements.ts'

interface Output {
  /** A line of the report. */
  say: (line: string) => void
  /** A line for people only: a mistake, or how far the run is. */
  warn: (line: string) => void
  /** Shows how far it is, in place of what was shown before; absent where nobody is looking. */
  progress?: (text: string) => void
}

/** Runs the command and gives its exit code: 0 all passed, 1 something failed, 2 it could not be run. */
export async function runCommand(args: readonly string[], env: NodeJS.ProcessEnv, output: Output): Promise<0 | 1 | 2> {
  const asked = readOptions(args, env)
  if ('help' in asked) {
    output.say(helpText)
    return 0
  }
  if ('list' in asked) {
    output.say(listRequirements())
    return 0
  }
  const mistake = 'mistake' in asked ? asked.mistake : await findMistake(asked.options)
  if ('mistake' in asked || mistake !== null) {
    output.warn(`${mistake}\n--help tells how it is used.`)
    return 2
  }
  const results = await report(asked.options, output)
  const unwritten = writeReports(asked.options, results, env.INIT_CWD ?? '')
  output.say(formatSummary(results))
  if (unwritten !== null) {
    output.warn(unwritten)
    return 2
  }
  const isGreen = results.every(({ outcome }) => outcome !== 'failed')
  return isGreen && results.some(({ outcome }) => outcome === 'passed') ? 0 : 1
}

/** Writes the files that were asked for; gives why one could not be written, or null. */
function writeReports({ base, junitFile, jsonFile }: Options, results: readonly Result[], folder: string) {
  try {
    if (junitFile !== null) writeFileSync(path.resolve(folder, junitFile), toJunit(results))
    if (jsonFile !== null) writeFileSync(path.resolve(folder, jsonFile), toJson(base, results))
    return null
  } catch (error) {
    return `A report could not be written. ${(error as Error).message}`
  }
}

/** Every requirement by its group, in Markdown, as `docs/conformance.md` has them. */
export const listRequirements = (): string =>
  groups
    .map(({ name, requirements }) => {
      const rows = requirements.map(({ id, title }) => `| \`${id}\` | ${title} |`)
      return [`### ${name}`, '', '| requirement | a bank that keeps the contract |', '| --- | --- |', ...rows].join(
        '\n',
      )
    })
    .join('\n\n')

/** What keeps the run from being worth beginning, or null. */
async function findMistake(options: Options): Promise<string | null> {
  const ids = groups.flatMap(({ requirements }) => requirements.map(({ id }) => id))
  const unknown = options.only.find((wanted) => !ids.some((id) => isAsked({ only: [wanted] }, id)))
  if (unknown !== undefined) return `--only ${unknown} is no requirement.`
  try {
    const { base, timeoutMs } = options
    await send({ base, timeoutMs: Math.min(timeoutMs, 10_000), onExchange: () => {} }, 'GET /v1/catalog')
    return null
  } catch (error) {
    return error instanceof Failure ? `No bank answers at ${options.base}. ${redact(error.message)}` : String(error)
  }
}

async function report(options: Options, { say, progress }: Output): Promise<Result[]> {
  let group = ''
  return runRequirements(groups, options, {
    onResult(result) {
      progress?.('')
      if (result.group !== group) say(`${group === '' ? '' : '\n'}${result.group}`)
      group = result.group
      say(formatResult(result))
    },
    ...(progress && { onProgress: (done, all) => progress(`… ${done} of ${all}`) }),
  })
}
