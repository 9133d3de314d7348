import fs from 'node:fs'
import { inRoot } from '../prepare/paths.mjs'
import { readShape } from './readShape.ts'
import { withEventTables } from './withEventTables.ts'
import { withPrivacyTables } from './withPrivacyTables.ts'
import { withProblemTable } from './withProblemTable.ts'
import { writeEventSchema } from './writeEventSchema.ts'
import { writeOpenApi } from './writeOpenApi.ts'

export const toText = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`
const readText = (file: string) => fs.readFileSync(inRoot(file), 'utf8')

/** Every file that is written from the contract, as it has to be, and the contract's shape. */
export async function makeContractFiles() {
  const [openApi, eventSchema] = await Promise.all([writeOpenApi(), writeEventSchema()])
  const files: Record<string, string> = {
    'packages/sdk/openapi.json': toText(openApi),
    'packages/sdk/events.schema.json': toText(eventSchema),
    'docs/bank-api.md': withProblemTable(readText('docs/bank-api.md')),
    'docs/events.md': withEventTables(readText('docs/events.md'), eventSchema),
    'docs/privacy.md': withPrivacyTables(readText('docs/privacy.md')),
  }
  return { files, openApi, eventSchema, shape: readShape(openApi, eventSchema) }
}
