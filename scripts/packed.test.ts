import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findHostNode } from './findHostNode.ts'
import { pnpm } from './prepare/install.mjs'
import { inRoot } from './prepare/paths.mjs'

// What a platform gets from the registry: the tarball, unpacked beside its dependencies and used by the Node they have.

const project = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-packed-'))
const sdk = path.join(project, 'node_modules/@offerdock/sdk')
afterAll(() => fs.rmSync(project, { recursive: true, force: true }))

beforeAll(() => {
  execFileSync('npx', [...pnpm, 'pack', '--pack-destination', project], { cwd: inRoot('packages/sdk'), stdio: 'pipe' })
  const tarball = fs.readdirSync(project).find((file) => file.endsWith('.tgz')) ?? 'nothing was packed'
  fs.mkdirSync(sdk, { recursive: true })
  execFileSync('tar', ['-xzf', path.join(project, tarball), '--strip-components=1', '-C', sdk])
  for (const name of Object.keys(manifest().dependencies)) {
    fs.symlinkSync(fs.realpathSync(inRoot('packages/sdk/node_modules', name)), path.join(project, 'node_modules', name))
  }
}, 60_000)

interface Manifest {
  dependencies: Record<string, string>
  exports: Record<string, { types: string; default: string }>
}
const manifest = (): Manifest => JSON.parse(fs.readFileSync(path.join(sdk, 'package.json'), 'utf8'))

function run(code: string): unknown {
  fs.writeFileSync(path.join(project, 'run.mjs'), code)
  return JSON.parse(execFileSync(findHostNode(), ['run.mjs'], { cwd: project, encoding: 'utf8' }))
}

test('the tarball names built files only, and each has its types', () => {
  const { exports } = manifest()
  expect(Object.keys(exports)).toEqual(['.', './contract', './events', './policy', './pricing', './server'])
  for (const { types, default: code } of Object.values(exports)) {
    expect(types).toMatch(/^\.\/dist\/.+\.d\.ts$/)
    for (const file of [types, code]) expect(fs.statSync(path.join(sdk, file)).size).toBeGreaterThan(0)
  }
})

test('the tarball holds no sources and no tests', () => {
  const files = fs.readdirSync(sdk, { recursive: true }).map(String)
  expect(files.filter((file) => /(^|\/)src(\/|$)|\.test\.|(?<!\.d)\.tsx?$/.test(file))).toEqual([])
  expect(files).toContain('dist/cdn/v1.js')
})

test('the loader gives null on a server', () => {
  const code = `import { loadOfferDock } from '@offerdock/sdk'
    console.log(JSON.stringify(await loadOfferDock({ clientId: 'c', bankOrigin: 'https://bank.example' })))`
  expect(run(code)).toBeNull()
})

test('the policy works', () => {
  const code = `import { lintText, policies } from '@offerdock/sdk/policy'
    const faults = lintText(policies.CN, 'zh-CN', '手续费', { kind: 'copy', interestMinor: null, beside: [] })
    console.log(JSON.stringify(faults.map(({ rule }) => rule)))`
  expect(run(code)).toEqual(['CN-03'])
})

test('the pricing works', () => {
  const code = `import { annualRateBps, pricePlan } from '@offerdock/sdk/pricing'
    const terms = { method: 'EP_FEE', feeMode: 'PER_PERIOD', feeRate: '0.006', periods: 12, remainder: 'LAST' }
    const schedule = pricePlan(terms, 499900)
    console.log(JSON.stringify([schedule.totalMinor, annualRateBps(schedule, 'CN_IRR_NOMINAL')]))`
  expect(run(code)).toEqual([535888, 1303])
})

test('the contract reads what it should and refuses the rest', () => {
  const code = `import { sessionRequest } from '@offerdock/sdk/contract'
    const read = (value) => sessionRequest.safeParse(value).success
    console.log(JSON.stringify([read({ clientId: 'pk_test_demo' }), read({ clientId: 'pk_test_demo', more: 1 })]))`
  expect(run(code)).toEqual([true, false])
})

test('the server part refuses what is not a receipt', () => {
  const code = `import { DockError, memoryReplayStore, verifyReceipt } from '@offerdock/sdk/server'
    const order = { issuer: 'http://127.0.0.1:1', clientId: 'c', orderRef: 'o', orderMinor: 1, currency: 'CNY' }
    const error = await verifyReceipt('a.b.c', { ...order, replayStore: memoryReplayStore() }).catch((e) => e)
    console.log(JSON.stringify([error instanceof DockError, error.code]))`
  expect(run(code)).toEqual([true, 'RECEIPT_MALFORMED'])
})

test('the event types can be imported without running anything', () => {
  expect(run(`console.log(JSON.stringify(Object.keys(await import('@offerdock/sdk/events'))))`)).toEqual([])
})

test('the types hold for a strict project that checks libraries too', () => {
  const code = `import { loadOfferDock } from '@offerdock/sdk'
    import { catalog, type Catalog } from '@offerdock/sdk/contract'
    import type { EventDetail } from '@offerdock/sdk/events'
    import { pricePlan, type Schedule } from '@offerdock/sdk/pricing'
    import { memoryReplayStore, verifyReceipt, type VerifiedReceipt } from '@offerdock/sdk/server'
    export const schedule: Schedule = pricePlan({ method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST' }, 1)
    export const read = (value: unknown): Catalog => catalog.parse(value)
    export const receiptOf = (detail: EventDetail<'conversion'>): string => detail.receipt
    export const dock = loadOfferDock({ clientId: 'c', bankOrigin: 'https://bank.example' })
    // @ts-expect-error a receipt is verified for one order, never for any
    export const verified: Promise<VerifiedReceipt> = verifyReceipt('', { replayStore: memoryReplayStore() })`
  fs.writeFileSync(path.join(project, 'use.ts'), code)
  const options = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2022',
    '--lib',
    'es2023,dom,dom.iterable',
  ]
  fs.writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }')
  const { status, stdout } = spawnSync(inRoot('node_modules/.bin/tsc'), [...options, 'use.ts'], { cwd: project })
  expect({ status, said: String(stdout) }).toEqual({ status: 0, said: '' })
})
