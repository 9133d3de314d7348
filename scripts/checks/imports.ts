import { inRoot } from '../prepare/paths.mjs'
import { runCommand } from '../prepare/runCommand.mjs'
import { countOne, type Outcome } from './check.ts'

/** The import directions of ARCHITECTURE.md, as biome.json spells them out, with nothing else. */
export async function checkImports(): Promise<Outcome> {
  const only = ['--only=style/noRestrictedImports', '--only=plugin']
  return countOne(await runCommand(inRoot('node_modules/.bin/biome'), ['lint', ...only, '.']))
}
