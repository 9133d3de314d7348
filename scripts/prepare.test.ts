import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { findHostNode } from './findHostNode.ts'
import { inRoot } from './prepare/paths.mjs'

const prepare = inRoot('scripts/prepare.mjs')
const run = (command: string, args: string[]) => {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8', cwd: inRoot() })
  return { status, stdout, stderr }
}

test('stdout is the path of a Node that runs TypeScript, and nothing else', () => {
  const { status, stdout } = run(findHostNode(), [prepare])
  expect(status).toBe(0)
  expect(stdout).toMatch(/^\/[^\n]+\n$/)
  expect(
    run(stdout.trim(), ['--input-type=module-typescript', '-e', 'const a: number = 1; console.log(a)']),
  ).toMatchObject({
    status: 0,
    stdout: '1\n',
  })
})

test.each(['18.20.8', '20.18.3'])('Node %s is refused in one line', (version) => {
  const versions = JSON.stringify({ ...process.versions, node: version })
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:${versions}})`
  const { status, stdout, stderr } = run(process.execPath, ['--import', pretend, prepare])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toMatch(new RegExp(`^OfferDock needs Node 20\\.19 or newer, and this is ${version} [^\\n]+\\n$`))
})

test('a step that does not exist is refused in one line', () => {
  const { status, stdout, stderr } = run(process.execPath, [prepare, 'biuld'])
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toBe('prepare: "biuld" is none of build, rebuild, browser\n')
})
