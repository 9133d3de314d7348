import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { inRoot } from './prepare/paths.mjs'

// Each case is one file with one import, in a copy of the tree that has our biome.json; one run of biome judges them all.

const sdk = 'packages/sdk/src'
const folders = fs
  .readdirSync(inRoot(sdk), { withFileTypes: true })
  .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
const targets = [
  'loader',
  'host',
  'panel',
  'protocol',
  'contract',
  'pricing',
  'policy',
  'i18n',
  'server',
  'adapters',
  'react',
  'vue',
]

/** Who may take a value of whom: the arrows of ARCHITECTURE.md. */
const values: Record<string, string[]> = {
  loader: [],
  pricing: [],
  policy: [],
  contract: [],
  protocol: [],
  i18n: [],
  host: ['pricing', 'policy', 'protocol'],
  panel: ['pricing', 'contract', 'policy', 'protocol', 'i18n'],
  server: ['contract'],
  testing: ['contract', 'pricing', 'policy'],
  adapters: ['host'],
  react: ['host'],
  vue: ['host'],
}
/** Who may take types of contract without taking its values. */
const contractTypes = ['protocol', 'host', 'i18n', 'adapters', 'react', 'vue']

const cases: { file: string; code: string; isAllowed: boolean }[] = []

function addCase(folder: string, code: string, isAllowed: boolean, ending = '.ts') {
  cases.push({ file: `${folder}/case${cases.length}${ending}`, code, isAllowed })
}

for (const [folder, allowed] of Object.entries(values)) {
  for (const target of targets) {
    if (target === folder) continue
    const isAllowed = allowed.includes(target)
    const isTypeAllowed = isAllowed || (target === 'contract' && contractTypes.includes(folder))
    addCase(`${sdk}/${folder}`, `import { a } from '../${target}/a.ts'\na()`, isAllowed)
    addCase(`${sdk}/${folder}`, `export { a } from '../${target}/a.ts'`, isAllowed)
    addCase(`${sdk}/${folder}`, `export * from '../${target}/a.ts'`, isAllowed)
    addCase(`${sdk}/${folder}`, `await import('../${target}/a.ts')`, isAllowed)
    addCase(`${sdk}/${folder}/deep`, `import { a } from '../../${target}/a.ts'\na()`, isAllowed)
    addCase(`${sdk}/${folder}`, `import type { A } from '../${target}/a.ts'\nexport type B = A`, isTypeAllowed)
    addCase(`${sdk}/${folder}`, `export type { A } from '../${target}/a.ts'`, isTypeAllowed)
  }
  addCase(`${sdk}/${folder}`, `import { a } from './a.ts'\na()`, true)
  addCase(`${sdk}/${folder}`, `import * as z from 'zod'\nz.string()`, ['server', 'testing'].includes(folder))
  addCase(`${sdk}/${folder}`, `import * as z from 'zod/v4'\nz.string()`, ['server', 'testing'].includes(folder))
  const mayZodMini = ['contract', 'panel', 'server', 'testing'].includes(folder)
  addCase(`${sdk}/${folder}`, `import * as z from 'zod/mini'\nz.string()`, mayZodMini)
  const mayCodes = [...contractTypes, 'panel', 'server', 'testing', 'contract'].includes(folder)
  addCase(`${sdk}/${folder}`, `import { codes } from '../contract/codes.ts'\ncodes()`, mayCodes)
  addCase(`${sdk}/${folder}`, `import { pricePlan } from '@offerdock/sdk/pricing'\npricePlan()`, false)
}
addCase(`${sdk}/loader`, `import { h } from 'preact'\nh()`, false)
addCase(`${sdk}/host`, `import { a } from '../i18n/badge.ts'\na()`, true)
addCase(`${sdk}/host`, `import { a } from '../i18n/badge/zhCn.ts'\na()`, true)
addCase(`${sdk}/host`, `import { a, type B } from '../contract/catalog.ts'\nexport const c: B = a`, false)
addCase(`${sdk}/protocol`, `import { catalog } from '../contract/catalog.ts'\ncatalog()`, true, '.test.ts')

const bank = 'packages/bank-sandbox/src/http'
const demoHost = 'packages/demo-host/src/page'
const kit = 'packages/conformance/src/checks'
for (const name of ['contract', 'pricing', 'policy', 'server', 'events', 'host']) {
  const code = `import { a } from '@offerdock/sdk/${name}'\na()`
  addCase(bank, code, ['contract', 'pricing', 'policy'].includes(name))
  addCase(demoHost, code, true)
  addCase(kit, code, ['contract', 'pricing'].includes(name))
}
addCase(bank, `import { a } from '@offerdock/sdk'\na()`, false)
addCase(demoHost, `import { a } from '@offerdock/sdk'\na()`, true)
addCase(kit, `import { a } from '@offerdock/sdk'\na()`, false)
addCase(kit, `import { a } from '../../testing/faults.ts'\na()`, false)
addCase(kit, `import { a } from '../../../bank-sandbox/src/bankError.ts'\na()`, false)
for (const folder of [bank, demoHost, kit]) {
  addCase(folder, `import { a } from '../../../sdk/src/pricing/index.ts'\na()`, false)
  addCase(folder, `import { a } from '../../../sdk/dist/pricing.js'\na()`, false)
  addCase(folder, `import { a } from '../settings.ts'\na()`, true)
  addCase(folder, `import { a } from 'hono'\na()`, true)
}
addCase(bank, `import { a } from '@offerdock/demo-host'\na()`, false)
addCase(demoHost, `import { a } from '@offerdock/bank-sandbox'\na()`, false)

const tree = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-imports-'))
afterAll(() => fs.rmSync(tree, { recursive: true, force: true }))

function judge(): Set<string> {
  const config = JSON.parse(fs.readFileSync(inRoot('biome.json'), 'utf8'))
  fs.writeFileSync(path.join(tree, 'biome.json'), JSON.stringify({ ...config, vcs: { enabled: false } }))
  fs.cpSync(inRoot('scripts/lint'), path.join(tree, 'scripts/lint'), { recursive: true })
  for (const { file, code } of cases) {
    fs.mkdirSync(path.join(tree, path.dirname(file)), { recursive: true })
    fs.writeFileSync(path.join(tree, file), `${code}\n`)
  }
  const only = ['--only=style/noRestrictedImports', '--only=plugin']
  const args = ['lint', ...only, '--reporter=github', '--max-diagnostics=none', tree]
  let said = ''
  try {
    said = execFileSync(inRoot('node_modules/.bin/biome'), args, { cwd: tree, encoding: 'utf8', stdio: 'pipe' })
  } catch (error) {
    said = String((error as { stdout: string }).stdout) // it found something, as it should
  }
  return new Set(
    Array.from(said.matchAll(/,file=(?<file>[^,]+),/g), ({ groups }) => path.relative(tree, groups?.file ?? '')),
  )
}

const refused = judge()
const describeCase = ({ file, code }: (typeof cases)[number]) => `${path.dirname(file)}: ${code.split('\n')[0]}`

test('every import against an arrow is refused', () => {
  const wrong = cases.filter(({ file, isAllowed }) => !isAllowed && !refused.has(file))
  expect(wrong.map(describeCase)).toEqual([])
})

test('every import along an arrow is allowed', () => {
  const wrong = cases.filter(({ file, isAllowed }) => isAllowed && refused.has(file))
  expect(wrong.map(describeCase)).toEqual([])
})

test('every folder of the SDK has its rule', () => {
  expect(folders.filter((folder) => !Object.hasOwn(values, folder))).toEqual([])
})
