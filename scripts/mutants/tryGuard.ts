import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { inRoot } from '../prepare/paths.mjs'
import { runCommand } from '../prepare/runCommand.mjs'
import type { Guard } from './guards.ts'
import { type Endings, runTests, testKey } from './runTests.ts'
import { cutVariable, takeOut } from './takeOut.ts'

/** Takes one guard out and runs its tests. Gives why that proves nothing, or null where every one of them went red. */
export async function tryGuard(guard: Guard, sound: Endings): Promise<string | null> {
  const tests = Object.entries(guard.red).flatMap(([file, names]) => names.map((name) => testKey(file, name)))
  if (tests.length === 0) return 'it names no test'
  const unsound = tests.find((test) => sound.get(test) !== 'passed')
  if (unsound)
    return `with the guard in place ${sound.has(unsound) ? 'this is red' : 'there is no such test'}: ${unsound}`
  try {
    takeOut(guard) // before anything is built: a guard that is not there cannot be taken out
    const endings = await runCut(guard)
    const alive = tests.find((test) => endings.get(test) !== 'failed')
    return alive ? `this stays ${endings.get(alive) ?? 'away'}: ${alive}` : null
  } catch (error) {
    return (error as Error).message
  }
}

async function runCut({ file, guard, instead, red }: Guard): Promise<Endings> {
  const env = { [cutVariable]: JSON.stringify({ file, guard, instead }) }
  if (!Object.keys(red).some((test) => test.startsWith('e2e/'))) return runTests(red, env)
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-mutant-dist-'))
  try {
    await buildCut(dist, env)
    return await runTests(red, { ...env, OFFERDOCK_DIST: dist })
  } finally {
    fs.rmSync(dist, { recursive: true })
  }
}

/** What the bank serves, built without the guard into a folder of its own. */
async function buildCut(dist: string, env: Record<string, string>) {
  const rollup = inRoot('node_modules/rollup/dist/bin/rollup')
  const { code, output } = await runCommand(process.execPath, [rollup, '-c', 'scripts/mutants/rollup.config.mjs'], {
    env: { ...process.env, ...env, OFFERDOCK_CDN: dist },
  })
  if (code !== 0) throw new Error(`it does not build without the guard:\n${output}`)
}
