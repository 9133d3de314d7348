import { execFile } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { promisify } from 'node:util'
import { installPackedSdk } from '../../scripts/installPackedSdk.ts'
import type { ForeignHost } from './foreignHost.ts'
import { root } from './runCommand.ts'

const run = promisify(execFile)
const examplesDir = path.join(root, 'examples')
const fromCheckout = [
  '@types/react',
  '@types/react-dom',
  '@vitejs/plugin-vue',
  'react',
  'react-dom',
  'typescript',
  'vite',
  'vue',
]

/** A copy of the examples in `dir`, with the SDK installed from its tarball; gives the folder that a CDN would serve. */
export function installExamples(dir: string): string {
  // Without what somebody who tried one has installed or built there.
  const filter = (file: string) => !['node_modules', 'dist'].includes(path.basename(file))
  fs.cpSync(examplesDir, dir, { recursive: true, filter })
  return path.join(installPackedSdk(dir, fromCheckout).dir, 'dist/cdn')
}

/** Checks and builds one as its `npm run build` does, in React's development mode, whose StrictMode mounts twice. */
export async function buildExample(dir: string, name: string, bankOrigin: string) {
  const cwd = path.join(dir, name)
  const bin = (file: string) => path.join(dir, 'node_modules', file)
  const env = { ...process.env, NODE_ENV: 'development', VITE_BANK_ORIGIN: bankOrigin }
  const { scripts } = JSON.parse(fs.readFileSync(path.join(cwd, 'package.json'), 'utf8'))
  if (scripts.build.startsWith('tsc')) await run(process.execPath, [bin('typescript/bin/tsc')], { cwd })
  await run(process.execPath, [bin('vite/bin/vite.js'), 'build', '--base', `/${name}/`], { cwd, env })
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
}

/** Serves the files of a folder below `/name/` and gives the address of its page. */
export function serveFolder(host: ForeignHost, name: string, dir: string): string {
  for (const file of fs.readdirSync(dir, { recursive: true, withFileTypes: true })) {
    if (!file.isFile()) continue
    const full = path.join(file.parentPath, file.name)
    const headers = { 'content-type': types[path.extname(file.name)] ?? 'application/octet-stream' }
    host.serve(`/${name}/${path.relative(dir, full)}`, { html: fs.readFileSync(full, 'utf8'), headers })
  }
  return `${host.origin}/${name}/index.html`
}
