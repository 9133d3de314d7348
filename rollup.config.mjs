import { createHash } from 'node:crypto'
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { transform } from 'esbuild'
import { dts } from 'rollup-plugin-dts'
import esbuild from 'rollup-plugin-esbuild'
import { takeInventory } from './scripts/takeInventory.mjs'

const src = 'packages/sdk/src'
const dist = 'packages/sdk/dist'
const cdn = process.env.OFFERDOCK_CDN ?? `${dist}/cdn`

/** File name → `sha384-…` of everything in the CDN folder that never changes; written last as `integrity.json`. */
const integrity = {}
const digest = (name, code) => `${name}-${createHash(name).update(code).digest('base64')}`
const sha384 = (code) => digest('sha384', code)
/**
 * By which the runtime pins its own parts. No digest can be compressed: three of SHA-384 would cost the badge 48 bytes more,
 * and to find a second text for one of SHA-256 is as far out of reach.
 */
const pins = {}
const shortHash = (code) => createHash('sha256').update(code).digest('hex').slice(0, 12)

/** The built file whose name starts with `name.`; the parts are built in an order that lets each name the one before. */
const fileOf = (name) => Object.keys(integrity).find((file) => file.startsWith(`${name}.`))

/** Writes down the integrity of each chunk's final bytes. */
const measured = () => ({
  name: 'offerdock-measured',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle))
      if (chunk.type === 'chunk') {
        integrity[chunk.fileName] = sha384(chunk.code)
        pins[chunk.fileName] = digest('sha256', chunk.code)
      }
  },
})

/** Replaces names by text that is known only when this part is built. */
const fill = (values) => ({
  name: 'offerdock-fill',
  renderChunk: (code) =>
    Object.entries(values()).reduce(
      (text, [name, value]) => text.replaceAll(new RegExp(`\\b${name}\\b`, 'g'), JSON.stringify(value)),
      code,
    ),
})

const onLog = (level, log, handler) => {
  // zod's own two, and the entry that has only types
  if (!['INVALID_ANNOTATION', 'CIRCULAR_DEPENDENCY', 'EMPTY_BUNDLE'].includes(log.code)) handler(level, log)
}

const code = (options = {}) => [
  nodeResolve({ extensions: ['.ts', '.tsx', '.mjs', '.js'], exportConditions: ['browser'] }),
  esbuild({ target: 'es2022', jsx: 'automatic', jsxImportSource: 'preact', ...options }),
]
const minify = (options = {}) =>
  terser({
    ecma: 2022,
    compress: { passes: 5, unsafe_arrows: true, unsafe_methods: true, keep_fargs: false, toplevel: true },
    mangle: true,
    ...options,
  })

/** Makers of message checks: a part that reads one direction of the conversation leaves the other out. */
const treeshake = { manualPureFunctions: ['text', 'token', 'oneOf', 'nullable', 'optional'] }

/** A classic script for the host page. Its modules are checked as strict code; to say so again would cost 50 bytes of the badge's 9,000. */
const iife = (name, input, plugins = []) => ({
  input: `${src}/${input}`,
  output: { dir: cdn, format: 'iife', entryFileNames: name, hashCharacters: 'hex', strict: false },
  plugins: [...code(), ...plugins, minify()],
  treeshake,
  onLog,
})

const library = {
  index: 'index',
  'adapters/events': 'adapters/events',
  'adapters/video': 'adapters/followVideo',
  contract: 'contract/index',
  events: 'contract/events',
  policy: 'policy/index',
  pricing: 'pricing/index',
  react: 'react/index',
  server: 'server/index',
  svelte: 'adapters/svelte',
  vue: 'vue/index',
}
const inputs = Object.fromEntries(Object.entries(library).map(([name, file]) => [name, `${src}/${file}.ts`]))
const external = [/^zod/, 'jose', 'react', /^svelte/, 'vue']

/** A page rendered on the server asks which components need the browser; rollup drops the directive from a module. */
const banner = ({ name }) => (name === 'react' ? "'use client'" : '')

/** Chunks of the package entries have hashed names: those of the last build would be packed too. */
const cleanShared = {
  name: 'offerdock-clean-shared',
  buildStart: () => rmSync(`${dist}/shared`, { recursive: true, force: true }),
}

/** The panel's schemas as their values: zod, which makes them, would be two fifths of the panel. */
const compiledSchemas = {
  name: 'offerdock-compiled-schemas',
  async load(id) {
    if (!/\/panel\/((aside|delivery|standard)\/)?schemas\.ts$/.test(id)) return null
    const schemas = Object.entries(await import(id))
    return schemas.map(([name, schema]) => `export const ${name} = ${JSON.stringify(schema)}`).join('\n')
  },
}

const panelStyles = {
  name: 'offerdock-panel-styles',
  async writeBundle() {
    const css = await transform(readFileSync(`${src}/panel/panel.css`), {
      loader: 'css',
      minify: true,
      target: 'es2022',
    })
    const file = `panel.${shortHash(css.code)}.css`
    writeFileSync(`${cdn}/${file}`, css.code)
    integrity[file] = sha384(css.code)
  },
}

/** Every script of the panel with its digest, its owner and its reason; the build fails on one that nobody has listed. */
let inventory = []
const panelInventory = {
  name: 'offerdock-panel-inventory',
  generateBundle(_, bundle) {
    const listed = JSON.parse(readFileSync('packages/sdk/panel-scripts.json', 'utf8'))
    const scripts = Object.values(bundle).filter(({ type }) => type === 'chunk')
    inventory = takeInventory(
      scripts.map(({ fileName, code }) => ({ file: fileName, integrity: sha384(code) })),
      listed,
    )
  },
}

const writeIntegrity = {
  name: 'offerdock-integrity',
  writeBundle() {
    // Only now that the new set is complete: a bank that starts during a build still finds a whole one.
    const current = [...Object.keys(integrity), 'v1.js', 'integrity.json', 'scripts.json']
    for (const file of readdirSync(cdn)) if (!current.includes(file)) rmSync(`${cdn}/${file}`)
    writeFileSync(`${cdn}/scripts.json`, `${JSON.stringify(inventory, null, 2)}\n`)
    writeFileSync(`${cdn}/integrity.json`, `${JSON.stringify(integrity, null, 2)}\n`)
  },
}

/** A command of a package has to be one in its tarball. */
const executable = {
  name: 'offerdock-executable',
  writeBundle: ({ file }) => chmodSync(file, 0o755),
}

/** The names that the bank knows the states of the panel by. */
const stateList = {
  name: 'offerdock-state-list',
  async writeBundle() {
    const { asideNames, slugOf, stateNames } = await import(`./${src}/panel/testing/stateNames.ts`)
    const text = JSON.stringify([...stateNames, ...asideNames].map(slugOf))
    writeFileSync(`${cdn}/test-states.json`, text)
    integrity['test-states.json'] = sha384(text)
  },
}

const openPart = () => ({ OPEN_FILE: fileOf('host-open'), OPEN_INTEGRITY: pins[fileOf('host-open')] })
const livePart = () => ({ LIVE_FILE: fileOf('host-live'), LIVE_INTEGRITY: pins[fileOf('host-live')] })
const diagnosePart = () => ({
  DIAGNOSE_FILE: fileOf('host-diagnose'),
  DIAGNOSE_INTEGRITY: pins[fileOf('host-diagnose')],
})
const hostPart = () => ({ HOST_FILE: fileOf('host'), HOST_INTEGRITY: integrity[fileOf('host')] })

export default [
  {
    input: { panel: `${src}/panel/main.tsx` },
    output: {
      dir: cdn,
      format: 'es',
      entryFileNames: '[name].[hash].js',
      hashCharacters: 'hex',
      chunkFileNames: 'panel-[name].[hash].js',
    },
    plugins: [compiledSchemas, ...code(), minify({ module: true }), measured(), panelInventory, panelStyles],
    // Making a schema is a call, which rollup keeps in case it does something: the panel would carry all of the contract.
    treeshake: { moduleSideEffects: (id) => !id.includes('/src/contract/') },
    onLog,
  },
  {
    input: `${src}/panel/testing/statePage/stateMain.ts`,
    output: {
      dir: cdn,
      format: 'es',
      entryFileNames: 'test-panel.[hash].js',
      hashCharacters: 'hex',
      inlineDynamicImports: true,
    },
    plugins: [...code(), minify({ module: true }), measured(), stateList],
    onLog,
  },
  iife('host-open.[hash].js', 'host/open/openMain.ts', [measured()]),
  iife('host-live.[hash].js', 'host/live/liveMain.ts', [measured()]),
  iife('host-diagnose.[hash].js', 'host/diagnose/diagnoseMain.ts', [
    fill(() => ({ ...livePart(), ...openPart() })),
    measured(),
  ]),
  iife('host.[hash].js', 'host/main.ts', [
    fill(() => ({ ...livePart(), ...openPart(), ...diagnosePart() })),
    measured(),
  ]),
  iife('host-full.[hash].js', 'host/fullMain.ts', [fill(diagnosePart), measured()]),
  iife('v1.js', 'loader/alias.ts', [fill(hostPart), writeIntegrity]),
  {
    input: inputs,
    output: { dir: dist, format: 'es', banner, chunkFileNames: 'shared/[name].[hash].js' },
    plugins: [cleanShared, ...code()],
    external,
    onLog,
  },
  {
    input: inputs,
    output: { dir: dist, format: 'es', chunkFileNames: 'shared/[name].[hash].d.ts' },
    plugins: [dts({ compilerOptions: { paths: {} }, tsconfig: 'packages/sdk/tsconfig.json' })],
    external,
    onLog,
  },
  {
    input: 'packages/conformance/src/main.ts',
    output: {
      file: 'packages/conformance/dist/offerdock-conformance.js',
      format: 'es',
      banner: '#!/usr/bin/env node',
    },
    plugins: [nodeResolve({ extensions: ['.ts', '.mjs', '.js'] }), esbuild({ target: 'node20' }), executable],
    external: [/^node:/, /^zod/, 'jose'],
    onLog,
  },
  ...(existsSync('packages/demo-host/src/page/main.ts')
    ? [
        {
          input: 'packages/demo-host/src/page/main.ts',
          output: { file: 'packages/demo-host/dist/page.js', format: 'es' },
          plugins: [...code(), minify({ module: true })],
          onLog,
        },
      ]
    : []),
]
