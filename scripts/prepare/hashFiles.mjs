import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './paths.mjs'

/**
 * One hash over names and contents; a file that is not there counts as such.
 *
 * @param {string[]} files absolute
 */
export function hashFiles(files) {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`)
  for (const file of files) {
    hash.update(`${path.relative(root, file)}\n`)
    hash.update(fs.existsSync(file) ? createHash('sha256').update(fs.readFileSync(file)).digest() : 'absent')
  }
  return hash.digest('hex')
}

/**
 * Every file below a folder, sorted; none when the folder is not there.
 *
 * @param {string} dir absolute
 */
export function listFiles(dir) {
  if (!fs.existsSync(dir)) return []
  return fs
    .readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
