import fs from 'node:fs'
import path from 'node:path'

/** The Node a user of this machine has, not the one that comes along with the repository. */
export function findHostNode(): string {
  if (process.env.npm_node_execpath) return process.env.npm_node_execpath
  const dirs = (process.env.PATH ?? '').split(path.delimiter).filter((dir) => !dir.includes('node_modules'))
  return dirs.map((dir) => path.join(dir, 'node')).find((file) => fs.existsSync(file)) ?? process.execPath
}
