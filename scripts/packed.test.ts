import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findHostNode } from './findHostNode.ts'
import { installPackedSdk } from './installPackedSdk.ts'
import { inRoot } from './prepare/paths.mjs'

// What a platform gets from the registry: the tarball, unpacked beside its dependencies and used by the Node they have.

const project = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-packed-'))
const others = ['@types/react', '@types/react-dom', 'react', 'react-dom', 'svelte', 'vue']
let sdk: string
let tarball: string
afterAll(() => fs.rmSync(project, { recursive: true, force: true }))

beforeAll(() => {
  ;({ dir: sdk, tarball } = installPackedSdk(project, others))
}, 120_000)

interface Manifest {
  exports: Record<string, { types: string; default: string } | string>
}
const manifest = (): Manifest => JSON.parse(fs.readFileSync(path.join(sdk, 'package.json'), 'utf8'))

function run(code: string): unknown {
  fs.writeFileSync(path.join(project, 'run.mjs'), code)
  return JSON.parse(execFileSync(findHostNode(), ['run.mjs'], { cwd: project, encoding: 'utf8' }))
}

test('the tarball names built files only, and each has its types', () => {
  for (const entry of Object.values(manifest().exports)) {
    const files = typeof entry === 'string' ? [entry] : [entry.types, entry.default]
    if (typeof entry === 'object') expect(entry.types).toMatch(/^\.\/dist\/.+\.d\.ts$/)
    for (const file of files) expect(fs.statSync(path.join(sdk, file)).size).toBeGreaterThan(0)
  }
})

test('every part that has code can be imported by a plain server, and touches nothing of a browser there', () => {
  const parts = Object.entries(manifest().exports).flatMap(([part, entry]) => (typeof entry === 'object' ? [part] : []))
  const names = run(`const names = {}
    for (const part of ${JSON.stringify(parts)})
      names[part] = Object.keys(await import('@offerdock/sdk' + part.slice(1))).sort()
    console.log(JSON.stringify(names))`)
  expect(names).toMatchObject({
    '.': ['loadOfferDock'],
    './adapters/events': ['connectEvents', 'shopifyCart', 'shopifyProduct'],
    './adapters/video': ['followVideo'],
    './events': [],
    './react': ['OfferDock'],
    './svelte': [],
    './vue': ['OfferDock'],
  })
  expect(Object.keys(names as object)).toEqual(parts)
})

test.each([
  ['publint', ['--strict']],
  [
    'attw',
    [
      '--profile',
      'esm-only',
      '--no-emoji',
      '--exclude-entrypoints',
      './custom-elements.json',
      './events.schema.json',
      './openapi.json',
      './package.json',
      '--',
    ],
  ],
])(
  '%s has nothing to say about the tarball',
  (tool, options) => {
    const { status, stdout } = spawnSync(inRoot('node_modules/.bin', tool), [...options, tarball], { encoding: 'utf8' })
    expect({ status, said: status === 0 ? '' : stdout }).toEqual({ status: 0, said: '' })
  },
  60_000,
)

test('React and Vue render a dock on a server as the tag with its attributes', () => {
  const code = `import { OfferDock } from '@offerdock/sdk/react'
    import { OfferDock as VueDock } from '@offerdock/sdk/vue'
    import { createElement } from 'react'
    import { renderToStaticMarkup } from 'react-dom/server'
    import { createSSRApp, h } from 'vue'
    import { renderToString } from 'vue/server-renderer'
    const props = { amount: '4999.00', streamMs: 7000, onConversion() {} }
    const react = renderToStaticMarkup(createElement(OfferDock, { ...props, className: 'a' }))
    const vue = await renderToString(createSSRApp(() => h(VueDock, { ...props, class: 'a' })))
    console.log(JSON.stringify({ react, vue }))`
  const { react, vue } = run(code) as Record<string, string>
  for (const html of [react, vue]) {
    expect(html).toMatch(/^<offer-dock[^>]*><\/offer-dock>$/)
    for (const part of ['class="a"', 'amount="4999.00"', 'stream-ms="7000"']) expect(html).toContain(part)
    expect(html).not.toMatch(/conversion/i)
  }
})

test('React gets its component marked as one for the browser', () => {
  expect(fs.readFileSync(path.join(sdk, 'dist/react.js'), 'utf8')).toMatch(/^'use client'/)
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

test('the types hold for a strict project that checks libraries too', () => {
  const code = `import { loadOfferDock, type OfferDockElement } from '@offerdock/sdk'
    import { connectEvents } from '@offerdock/sdk/adapters/events'
    import { followVideo } from '@offerdock/sdk/adapters/video'
    import { catalog, type Catalog } from '@offerdock/sdk/contract'
    import type { EventDetail } from '@offerdock/sdk/events'
    import { pricePlan, type Schedule } from '@offerdock/sdk/pricing'
    import { memoryReplayStore, verifyReceipt, type VerifiedReceipt } from '@offerdock/sdk/server'
    export const schedule: Schedule = pricePlan({ method: 'EP_FEE', feeMode: 'NONE', periods: 3, remainder: 'LAST' }, 1)
    export const read = (value: unknown): Catalog => catalog.parse(value)
    export const receiptOf = (detail: EventDetail<'conversion'>): string => detail.receipt
    export const dock = loadOfferDock({ clientId: 'c', bankOrigin: 'https://bank.example' })
    export const element: OfferDockElement = document.createElement('offer-dock')
    element.streamMs = '7000'
    export const stops = [followVideo(document.createElement('video')), connectEvents({
      pin: ({ detail }: CustomEvent<{ price: string }>) => ({ amount: detail.price }),
    })]
    document.addEventListener('offerdock:conversion', (event) => {
      event.respondWith(Promise.resolve({ orderNumber: event.detail.receipt }))
    })
    // @ts-expect-error no such event
    element.addEventListener('offerdock:ready', (event) => event.respondWith)
    // @ts-expect-error a receipt is verified for one order, never for any
    export const verified: Promise<VerifiedReceipt> = verifyReceipt('', { replayStore: memoryReplayStore() })`
  expect(check('use.ts', code)).toEqual({ status: 0, said: '' })
}, 120_000)

test('the types hold in JSX, in Vue and in Svelte', () => {
  const code = `import { OfferDock, type OfferDockElement } from '@offerdock/sdk/react'
    import type {} from '@offerdock/sdk/svelte'
    import { OfferDock as VueDock } from '@offerdock/sdk/vue'
    import { createRef } from 'react'
    import type { SvelteHTMLElements } from 'svelte/elements'
    import { type GlobalComponents, h } from 'vue'
    const ref = createRef<OfferDockElement>()
    export const app = <OfferDock amount="4999.00" ref={ref} className="a" aria-label="pay" surface="checkout"
      onConversion={(event) => event.respondWith(Promise.resolve({ orderNumber: event.detail.orderRef }))} />
    export const tag = <offer-dock amount="4999.00" stream-ms={7000} className="a"
      onofferdock:empty={({ detail }) => detail.minimumMinor?.toFixed()} />
    export const vue = h(VueDock, { amount: '4999.00', streamMs: 7000, onSelect: ({ detail }) => detail.planId })
    export const inTemplate: InstanceType<GlobalComponents['offer-dock']>['$props'] = { 'stream-ms': 7000 }
    export const svelte: SvelteHTMLElements['offer-dock'] = {
      'stream-ms': 7000, 'onofferdock:quote': ({ detail }) => detail.totalMinor.toFixed(),
    }
    // @ts-expect-error no such place
    export const surface = <OfferDock surface="video" />
    // @ts-expect-error no such option
    export const option = <offer-dock prize="4999.00" />
    // @ts-expect-error no such theme
    export const theme = <offer-dock theme="purple" />
    // @ts-expect-error a total is a number
    export const event = <OfferDock onQuote={({ detail }) => detail.totalMinor.trim()} />
    // @ts-expect-error no such theme
    h(VueDock, { theme: 'purple' })`
  expect(check('use.tsx', code)).toEqual({ status: 0, said: '' })
}, 120_000)

const rightVue = `<script setup lang="ts">
  import { type DockEvent, OfferDock as Dock } from '@offerdock/sdk/vue'
  const accept = ({ detail, respondWith }: DockEvent<'conversion'>) =>
    respondWith(Promise.resolve({ orderNumber: detail.orderRef }))
  </script>
  <template>
    <Dock amount="4999.00" :stream-ms="7000" surface="checkout" class="a" @conversion="accept" />
    <offer-dock amount="4999.00" :stream-ms="7000" theme="auto" />
  </template>`
const wrongVue = `<script setup lang="ts">
  import { OfferDock as Dock } from '@offerdock/sdk/vue'
  </script>
  <template>
    <Dock surface="video" />
    <Dock @quote="({ detail }) => detail.totalMinor.trim()" />
    <offer-dock theme="purple" />
  </template>`
const rightSvelte = `<script lang="ts">
    let totalMinor = $state(0)
  </script>
  <offer-dock amount="4999.00" stream-ms={7000} surface="checkout" class="a"
    onofferdock:quote={({ detail }) => { totalMinor = detail.totalMinor }}></offer-dock>{totalMinor}`
const wrongSvelte = `<script lang="ts"></script>
  <offer-dock surface="video"></offer-dock>
  <offer-dock onofferdock:quote={({ detail }) => detail.totalMinor.trim()}></offer-dock>`

test.each([
  {
    tool: 'vue-tsc',
    args: ['vue-tsc/bin/vue-tsc.js', '--project', 'tsconfig.json'],
    files: { 'right.vue': rightVue, 'wrong.vue': wrongVue },
    faults: ['wrong.vue: 5 video', 'wrong.vue: 6 trim', 'wrong.vue: 7 purple'],
  },
  {
    tool: 'svelte-check',
    args: [
      'svelte-check/bin/svelte-check',
      '--tsconfig',
      'tsconfig.json',
      '--threshold',
      'error',
      '--output',
      'machine',
    ],
    files: {
      'app.d.ts': `import type {} from '@offerdock/sdk/svelte'`,
      'right.svelte': rightSvelte,
      'wrong.svelte': wrongSvelte,
    },
    faults: ['wrong.svelte: 2 video', 'wrong.svelte: 3 trim'],
  },
])(
  '$tool lets a right template pass and finds each wrong value',
  ({ tool, args, files, faults }) => {
    const dir = path.join(project, tool)
    fs.mkdirSync(dir)
    const compilerOptions = {
      strict: true,
      noEmit: true,
      target: 'es2022',
      module: 'esnext',
      moduleResolution: 'bundler',
    }
    const fast = { types: [], skipLibCheck: true } // the test above checks the libraries
    const config = JSON.stringify({ compilerOptions: { ...compilerOptions, ...fast }, include: ['*'] })
    for (const [file, text] of Object.entries({ ...files, 'tsconfig.json': config })) {
      fs.writeFileSync(path.join(dir, file), text)
    }
    const [program = '', ...options] = args
    const command = ['--import', inRoot('scripts/withTypescript6.mjs'), inRoot('node_modules', program), ...options]
    const { stdout } = spawnSync(process.execPath, command, { cwd: dir, encoding: 'utf8' })
    expect(faultsIn(stdout)).toEqual(faults)
  },
  120_000,
)

/** File, line and the word that is complained about, from what either tool prints; a fault in a right file is one more. */
function faultsIn(said: string): string[] {
  return said.split('\n').flatMap((line) => {
    const [, file, row] = /(?<![\w.])([\w.]+\.(?:vue|svelte|ts))\(?"? ?(\d+)[,:]\d+/.exec(line) ?? []
    const [, word] = /(?:Type '\\?"|Property ')(\w+)/.exec(line) ?? []
    return file ? [`${file}: ${row} ${word}`] : []
  })
}

/** What the compiler says about a file that uses the package, libraries included. */
function check(file: string, code: string) {
  fs.writeFileSync(path.join(project, file), code)
  fs.writeFileSync(path.join(project, 'package.json'), '{ "type": "module" }')
  const target = ['--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom,dom.iterable']
  const options = ['--strict', '--noEmit', '--jsx', 'react-jsx', ...target, file]
  const { status, stdout } = spawnSync(inRoot('node_modules/.bin/tsc'), options, { cwd: project })
  return { status, said: String(stdout) }
}
