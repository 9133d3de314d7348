import { expect, test } from 'vitest'
import { groups } from '../requirements.ts'
import { runCommand } from './runCommand.ts'

async function run(...args: string[]) {
  const lines: string[] = []
  const say = (line: string) => lines.push(line)
  const code = await runCommand(args, {}, { say, warn: say })
  return { code, text: lines.join('\n') }
}

test('help is told with every option, and is no failure', async () => {
  const { code, text } = await run('--help')
  expect(code).toBe(0)
  for (const name of ['--junit', '--json', '--only', '--lacks', '--session-command', 'SECRET_KEY'])
    expect(text).toContain(name)
})

test('a bank that is not there is one clear line and exit code 2', async () => {
  const { code, text } = await run('http://127.0.0.1:1')
  expect(code).toBe(2)
  expect(text).toMatch(/^No bank answers at http:\/\/127\.0\.0\.1:1\. .*(refused|bad port)/i)
})

test('a mistake is exit code 2, and says which', async () => {
  expect(await run()).toMatchObject({ code: 2, text: expect.stringContaining('Which bank?') })
  const { code, text } = await run('http://127.0.0.1:1', '--only', 'CAT-99')
  expect([code, text]).toEqual([2, expect.stringContaining('--only CAT-99 is no requirement')])
})

test('every requirement has an id of its own, of the group’s three letters and a number', () => {
  const ids = groups.flatMap(({ requirements }) => requirements.map(({ id }) => id))
  expect(ids).toEqual([...new Set(ids)])
  for (const id of ids) expect(id).toMatch(/^[A-Z]{3}-\d{2}$/)
})

test('every requirement says what a bank does, as one sentence without its end', () => {
  for (const { requirements } of groups) for (const { title } of requirements) expect(title).toMatch(/^[A-Z].*[^.]$/)
})
