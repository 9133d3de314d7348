import fs from 'node:fs'
import { inRoot } from '../prepare/paths.mjs'
import type { Guard } from './guards.ts'

type Cut = Pick<Guard, 'file' | 'guard' | 'instead'>

/** The text of the file without its guard; throws where the guard does not stand in it exactly once. */
export function takeOut({ file, guard, instead = '' }: Cut): string {
  const parts = fs.readFileSync(inRoot(file), 'utf8').split(guard)
  if (parts.length !== 2) throw new Error(`"${guard}" stands ${parts.length - 1} times in ${file}`)
  return parts.join(instead)
}

/** The variable that names the guard to leave out to a build or a run of tests. */
export const cutVariable = 'OFFERDOCK_CUT'

/** A plugin of vite and rollup that leaves one guard out of what they load; none where the environment names none. */
export function cutPlugins(env: NodeJS.ProcessEnv = process.env) {
  const cut: Cut | null = JSON.parse(env[cutVariable] ?? 'null')
  if (!cut) return []
  const load = (id: string) => (id.split('?')[0] === inRoot(cut.file) ? takeOut(cut) : null)
  return [{ name: 'offerdock-cut', enforce: 'pre' as const, load }]
}
