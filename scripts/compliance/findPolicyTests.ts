import fs from 'node:fs'
import path from 'node:path'
import { inRoot } from '../prepare/paths.mjs'

const folder = 'packages/sdk/src/policy'

/** The tests of the policy whose titles begin with a rule's id: `file › title` by id. */
export function findPolicyTests(): Map<string, string[]> {
  const found = new Map<string, string[]>()
  const files = fs.readdirSync(inRoot(folder), { recursive: true, encoding: 'utf8' }).sort()
  for (const name of files.filter((file) => file.endsWith('.test.ts'))) {
    const file = path.posix.join(folder, name)
    for (const title of titlesIn(fs.readFileSync(inRoot(file), 'utf8'))) {
      const [, id] = /^([A-Z]{2}-\d\d) /.exec(title) ?? []
      if (id) found.set(id, [...(found.get(id) ?? []), `${file} › ${title}`])
    }
  }
  return found
}

/** The titles of a file's tests, those of tables as they are written. */
export function titlesIn(source: string): string[] {
  return Array.from(
    source.matchAll(/[\w)]\(\s*(['"`])((?:(?!\1)[^\n])+)\1,\s*(?:async )?\(/g),
    ([, , title]) => `${title}`,
  )
}

/** Whether `file › title` is there. */
export function isTest(name: string): boolean {
  const [file = '', title = ''] = name.split(' › ')
  return fs.existsSync(inRoot(file)) && titlesIn(fs.readFileSync(inRoot(file), 'utf8')).includes(title)
}
