import fs from 'node:fs'
import { inRoot } from '../prepare/paths.mjs'
import type { Change } from './compareSchemas.ts'
import { compareShapes } from './compareShapes.ts'
import type { ContractShape } from './readShape.ts'

/** The shape of v1 as it was last released: what a change is judged by. */
export const releasedFile = 'packages/sdk/contract-v1.json'

export const readReleased = (): ContractShape => JSON.parse(fs.readFileSync(inRoot(releasedFile), 'utf8'))

/** What has changed since the release. */
export const judgeContract = (shape: ContractShape): Change[] => compareShapes(readReleased(), shape)

/** What is said of breaking changes, each with its place, and then what to do; empty when there are none. */
export function explainBreaking(changes: Change[]): string {
  const breaking = changes.filter(({ isBreaking }) => isBreaking)
  if (breaking.length === 0) return ''
  return `Against v1 as it was released (${releasedFile}):
${breaking.map(({ text }) => `  ${text}`).join('\n')}
Pages, panels, platforms and banks that were built to v1 would fail on this. Keep what they rely on and put the new beside it
(an optional field, a further value, another call), or begin a v2 under another path.`
}
