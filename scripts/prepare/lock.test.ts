import { spawn, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { withLock } from './lock.mjs'

let dir: string
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-lock-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))
const lockDir = () => path.join(dir, 'lock')

/** Exits with 1 when another one is inside at the same time. */
const visitor = `
  import fs from 'node:fs'
  import { withLock } from ${JSON.stringify(path.join(import.meta.dirname, 'lock.mjs'))}
  const [lockDir, inside] = process.argv.slice(1)
  for (let visit = 0; visit < 5; visit++) {
    await withLock(async () => {
      fs.mkdirSync(inside)
      for (let i = 0; i < 50; i++) await fs.promises.readdir('.')
      fs.rmdirSync(inside)
    }, lockDir)
  }`

test('of many processes only one works at a time', async () => {
  const args = ['--input-type=module', '-e', visitor, lockDir(), path.join(dir, 'inside')]
  const exits = Array.from({ length: 4 }, () => {
    const child = spawn(process.execPath, args, { stdio: 'ignore' })
    return new Promise((resolve) => child.once('exit', resolve))
  })
  expect(await Promise.all(exits)).toEqual([0, 0, 0, 0])
  expect(fs.existsSync(lockDir())).toBe(false)
})

test('the lock of a process that died is taken over', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', ''])
  fs.mkdirSync(lockDir())
  fs.writeFileSync(path.join(lockDir(), 'pid'), String(pid))
  expect(await withLock(async () => 'done', lockDir())).toBe('done')
})

test('the lock of a number that lives again, but that nobody touches, is taken over', async () => {
  fs.mkdirSync(lockDir())
  fs.writeFileSync(path.join(lockDir(), 'pid'), String(process.pid))
  const longAgo = new Date(Date.now() - 60_000)
  fs.utimesSync(lockDir(), longAgo, longAgo)
  expect(await withLock(async () => 'done', lockDir())).toBe('done')
})

test('work that throws gives the lock back', async () => {
  const work = () => Promise.reject(new Error('no space'))
  await expect(withLock(work, lockDir())).rejects.toThrow('no space')
  expect(fs.existsSync(lockDir())).toBe(false)
})
