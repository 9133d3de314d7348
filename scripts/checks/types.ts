import { globSync } from 'node:fs'
import { inRoot } from '../prepare/paths.mjs'
import { runCommand } from '../prepare/runCommand.mjs'
import { countOne, type Outcome } from './check.ts'

/** Every tsconfig of the tree; they count one together. */
export async function checkTypes(): Promise<Outcome> {
  const projects = globSync(['tsconfig.json', '{packages/*,e2e,bench}/tsconfig.json'], { cwd: inRoot() }).sort()
  let code = 0
  let output = ''
  for (const project of projects) {
    const result = await runCommand(inRoot('node_modules/.bin/tsc'), ['-p', project, '--pretty', 'false'])
    code ||= result.code
    output += result.output
  }
  return countOne({ code, output })
}
