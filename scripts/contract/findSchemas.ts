import fs from 'node:fs'
import * as z from 'zod/mini'
import { inRoot } from '../prepare/paths.mjs'

export const contractDir = inRoot('packages/sdk/src/contract')

/** The files of the contract that hold schemas, tests apart. */
export const listContractFiles = () =>
  fs
    .readdirSync(contractDir)
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'index.ts')
    .sort()

/** `quoteRequest` is the component `QuoteRequest`. */
export const toName = (exported: string) => exported.charAt(0).toUpperCase() + exported.slice(1)

/** Every schema that a file of the contract exports, by the name it has in the generated documents. */
export async function findSchemas(): Promise<Map<string, z.core.$ZodType>> {
  const schemas = new Map<string, z.core.$ZodType>()
  for (const file of listContractFiles()) {
    const exported: Record<string, unknown> = await import(`${contractDir}/${file}`)
    for (const [name, value] of Object.entries(exported)) {
      // A refinement is a schema too, and none that a document could show.
      if (!(value instanceof z.core.$ZodType) || value._zod.def.type === 'custom') continue
      const known = schemas.get(toName(name))
      if (known && known !== value) throw new Error(`two files of the contract export a schema ${name}`)
      schemas.set(toName(name), value)
    }
  }
  return schemas
}
