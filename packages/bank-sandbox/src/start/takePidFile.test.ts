import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeFolder } from '../testing/makeFolder.ts'
import { readProcStat, readStartTime } from './readStartTime.ts'
import { takePidFile } from './takePidFile.ts'

const own = `${process.pid}\n${readStartTime(process.pid)}\n`

test('a folder is taken once and free again after the undo', () => {
  const folder = makeFolder()
  const file = path.join(folder, 'bank.pid')
  const release = takePidFile(folder)
  expect(readFileSync(file, 'utf8')).toBe(own)
  expect(() => takePidFile(folder)).toThrow(`pid ${process.pid} already uses ${folder}`)
  release()
  expect(existsSync(file)).toBe(false)
})

test('a folder of banks that share a database elsewhere is the first one’s, and keeps no other out', () => {
  const folder = makeFolder()
  const file = path.join(folder, 'bank.pid')
  const release = takePidFile(folder, { isShared: true })
  takePidFile(folder, { isShared: true })()
  expect(readFileSync(file, 'utf8')).toBe(own)
  expect(() => takePidFile(folder)).toThrow('already uses')
  release()
  expect(existsSync(file)).toBe(false)
})

test.each([
  ['a dead process', '4194305\n1\n'],
  ['a number that another process has now', `${process.pid}\n1\n`],
  ['half a file', String(process.pid)],
  ['no number', 'bank\n1\n'],
])('a file of %s is taken over', (_, text) => {
  const folder = makeFolder()
  const file = path.join(folder, 'bank.pid')
  writeFileSync(file, text)
  takePidFile(folder)
  expect(readFileSync(file, 'utf8')).toBe(own)
})

test('the undo leaves the file of a successor alone', () => {
  const folder = makeFolder()
  const release = takePidFile(folder)
  writeFileSync(path.join(folder, 'bank.pid'), '1\n2\n')
  release()
  expect(readFileSync(path.join(folder, 'bank.pid'), 'utf8')).toBe('1\n2\n')
})

test('of many that find the same stale file at once, one takes it over, round for round', async () => {
  const rounds = Array.from({ length: 60 }, makeFolder)
  for (const folder of rounds) writeFileSync(path.join(folder, 'bank.pid'), '4194305\n1\n')
  const take = path.join(import.meta.dirname, 'takePidFile.ts')
  // All begin a round in the same millisecond, and none ends before the last round of all the others.
  const script = `import { takePidFile } from ${JSON.stringify(take)}
    process.stdin.once('data', (start) => {
      let taken = 0
      for (const [round, folder] of ${JSON.stringify(rounds)}.entries()) {
        while (Date.now() < Number(start) + 20 * round);
        try { takePidFile(folder); taken++ } catch {}
      }
      console.log(taken)
    })
    console.log('ready')`
  const run = promisify(execFile)
  const running = Array.from({ length: 4 }, () => run(process.execPath, ['--input-type=module', '-e', script]))
  const hear = () => Promise.all(running.map(({ child }) => child.stdout && once(child.stdout, 'data')))
  await hear()
  const counts = hear()
  for (const { child } of running) child.stdin?.write(String(Date.now() + 50))
  const taken = (await counts).map((words) => Number(words?.[0]))
  expect(taken.reduce((sum, count) => sum + count)).toBe(rounds.length)
  for (const { child } of running) child.stdin?.end()
  await Promise.all(running)
})

test('a start time is read past any process name, and a zombie has none', () => {
  const rest = `${Array.from({ length: 18 }, (_, i) => i + 4).join(' ')} 777 0`
  expect(readProcStat(`12 (a) b (c) S ${rest}`)).toBe('777')
  expect(readProcStat(`12 (node) Z ${rest}`)).toBeNull()
  expect(readStartTime(process.pid)).toMatch(/\S/)
  expect(readStartTime(4_194_305)).toBeNull()
  expect(readStartTime(0)).toBeNull()
})
