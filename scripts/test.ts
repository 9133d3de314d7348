import type { Check, Outcome } from './checks/check.ts'
import { checkEngines } from './checks/engines.ts'
import { ensureBuilt } from './checks/ensureBuilt.ts'
import { checkImports } from './checks/imports.ts'
import { checkLint } from './checks/lint.ts'
import { checkSizes } from './checks/sizes.ts'
import { checkTypes } from './checks/types.ts'
import { runVitest } from './checks/vitest.ts'
import { stopWithParent } from './prepare/runCommand.mjs'

const checks: Check[] = [
  { name: 'types', run: checkTypes },
  { name: 'lint', run: checkLint },
  { name: 'imports', run: checkImports },
  { name: 'sizes', run: checkSizes },
  { name: 'unit', run: () => runVitest('unit') },
  { name: 'browser', run: () => runVitest('browser') },
  { name: 'e2e', run: () => runVitest('e2e') },
  { name: 'engines', run: checkEngines },
]
const names = checks.map(({ name }) => name)

const help = `npm test: everything, and at the end one line "N passed, N failed".
npm test -- NAME …: only some of ${names.join(', ')}

Types, lint, imports and each size budget count one; unit, browser, e2e and engines count their tests. A test that
was skipped, a missing Chromium and a runner without tests count as failed; another engine that is not installed is
said by name before the last line.`

/** Gives the exit code. */
async function test(chosen: string[]): Promise<number> {
  const unknown = chosen.find((name) => !names.includes(name))
  if (unknown !== undefined) {
    console.error(`"${unknown}" is none of ${names.join(', ')}.`)
    return 2
  }
  stopWithParent()
  const total = { passed: 0, failed: 0 }
  const untried: string[] = []
  for (const { name, run } of [{ name: 'build', run: ensureBuilt }, ...checks]) {
    if (chosen.length > 0 && name !== 'build' && !chosen.includes(name)) continue
    const { passed, failed, messages, notRun = [] } = await timed(name, run)
    for (const message of messages) console.log(message.trimEnd().replace(/^/gm, '    '))
    total.passed += passed
    total.failed += failed
    untried.push(...notRun)
  }
  if (chosen.length > 0) console.log(`Only ${chosen.join(', ')} ran.`)
  for (const what of untried) console.log(`NOT RUN: ${what}`)
  console.log(`${total.passed} passed, ${total.failed} failed`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function timed(name: string, run: () => Promise<Outcome>): Promise<Outcome> {
  const startedAtMs = Date.now()
  if (process.stderr.isTTY) console.error(`… ${name}`)
  const outcome = await run()
  const seconds = ((Date.now() - startedAtMs) / 1000).toFixed(1)
  const { passed, failed, notRun = [] } = outcome
  const counted = passed + failed > 0 ? `${passed} passed, ${failed} failed` : 'done'
  const result = notRun.length > 0 ? `${passed} passed, ${failed} failed, ${notRun.length} NOT RUN` : counted
  const mark = failed > 0 ? '✗' : notRun.length > 0 ? '!' : '✓'
  console.log(`${mark} ${name.padEnd(8)} ${`${seconds} s`.padStart(8)}   ${result}`)
  return outcome
}

const args = process.argv.slice(2)
if (args.includes('--help')) console.log(help)
else process.exit(await test(args))
