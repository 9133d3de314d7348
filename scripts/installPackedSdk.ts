import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { pnpm } from './prepare/install.mjs'
import { inRoot } from './prepare/paths.mjs'

export interface PackedSdk {
  tarball: string
  /** Where it was unpacked: `node_modules/@offerdock/sdk` of the project. */
  dir: string
}

/**
 * What a platform gets from the registry: packs the SDK and unpacks the tarball into `project`, beside its dependencies
 * and the packages that `others` names, which are linked from this checkout so that no network is needed.
 */
export function installPackedSdk(project: string, others: string[] = []): PackedSdk {
  execFileSync('npx', [...pnpm, 'pack', '--pack-destination', project], { cwd: inRoot('packages/sdk'), stdio: 'pipe' })
  const packed = fs.readdirSync(project).find((file) => file.endsWith('.tgz'))
  if (!packed) throw new Error('nothing was packed')
  const tarball = path.join(project, packed)
  const dir = path.join(project, 'node_modules/@offerdock/sdk')
  fs.mkdirSync(dir, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '--strip-components=1', '-C', dir])
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8'))
  for (const name of [...Object.keys(dependencies), ...others]) link(project, name)
  return { tarball, dir }
}

function link(project: string, name: string) {
  const places = [inRoot('packages/sdk/node_modules', name), inRoot('node_modules', name)]
  const from = places.find((place) => fs.existsSync(place))
  if (!from) throw new Error(`${name} is not installed in this checkout`)
  const to = path.join(project, 'node_modules', name)
  fs.mkdirSync(path.dirname(to), { recursive: true })
  fs.symlinkSync(fs.realpathSync(from), to)
}
