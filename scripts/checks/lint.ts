import { inRoot } from '../prepare/paths.mjs'
import { runCommand } from '../prepare/runCommand.mjs'
import { countOne, type Outcome } from './check.ts'

/** Format and lint rules; a warning counts like an error, or it would be there forever. */
export async function checkLint(): Promise<Outcome> {
  return countOne(await runCommand(inRoot('node_modules/.bin/biome'), ['check', '--error-on-warnings', '.']))
}
