import { execFileSync, spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
} from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findHostNode } from '../../../scripts/findHostNode.ts'
import { pnpm } from '../../../scripts/prepare/install.mjs'
import type { Server } from '../../bank-sandbox/src/testing/startServer.ts'
import { startSandbox } from './startSandbox.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

// What `npx` gets: the tarball, unpacked beside its dependencies and run by the Node that people have.

const source = path.resolve(import.meta.dirname, '..')
const project = mkdtempSync(path.join(os.tmpdir(), 'offerdock-kit-'))
const dir = path.join(project, 'node_modules/@offerdock/conformance')
let bank: Server

beforeAll(async () => {
  execFileSync('npx', [...pnpm, 'pack', '--pack-destination', project], { cwd: source, stdio: 'pipe' })
  const tarball = readdirSync(project).find((file) => file.endsWith('.tgz')) ?? ''
  mkdirSync(dir, { recursive: true })
  execFileSync('tar', ['-xzf', path.join(project, tarball), '--strip-components=1', '-C', dir])
  const { dependencies } = readManifest()
  for (const name of Object.keys(dependencies)) {
    symlinkSync(realpathSync(path.join(source, 'node_modules', name)), path.join(project, 'node_modules', name))
  }
  bank = await startSandbox({ LOG_LEVEL: 'error' })
})
afterAll(async () => {
  await bank?.end('SIGTERM')
  rmSync(project, { recursive: true, force: true })
})

const readManifest = () => JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'))

test('the tarball has the command, its description and its licence, and no sources', () => {
  const files = readdirSync(dir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const names = files.map(({ name }) => name).sort()
  expect(names).toEqual(['LICENSE', 'README.md', 'offerdock-conformance.js', 'package.json'])
  expect(Object.keys(readManifest().dependencies).sort()).toEqual(['jose', 'zod'])
})

test('it checks a bank by the Node of the machine', () => {
  const command = path.join(dir, readManifest().bin['offerdock-conformance'])
  expect(existsSync(command)).toBe(true)
  const { status, stdout } = spawnSync(findHostNode(), [command, bank.origin, '--only', 'CAT,LIV,RCP'], {
    encoding: 'utf8',
  })
  expect({ status, stdout }).toEqual({ status: 0, stdout: expect.stringMatching(/\n\d\d passed, 0 failed\n$/) })
})
