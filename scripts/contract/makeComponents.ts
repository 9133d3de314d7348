import * as z from 'zod/mini'
import { findSchemas } from './findSchemas.ts'
import { type JsonSchema, walkSchema } from './jsonSchema.ts'
import { readDocComments } from './readDocComments.ts'

/** The schemas of the contract as JSON Schema, one component each, and how a schema of the code is named among them. */
export interface Components {
  schemas: Record<string, JsonSchema>
  nameOf: (schema: z.core.$ZodType) => string | undefined
  /** A component by reference, or what a schema without a name says. */
  toSchema: (schema: z.core.$ZodType) => JsonSchema
}

/** `prefix` stands before a name in a reference: `#/components/schemas/`. */
export async function makeComponents(prefix: string): Promise<Components> {
  const found = await findSchemas()
  const registry = z.registry<{ id: string }>()
  const names = new Map([...found].map(([name, schema]) => [schema, name]))
  for (const [name, schema] of found) registry.add(schema, { id: name })
  const { schemas } = z.toJSONSchema(registry, { uri: (id) => prefix + id, io: 'output' })
  const comments = readDocComments()
  const components = schemas as Record<string, JsonSchema>
  for (const schema of Object.values(components)) walkSchema(schema, (one) => openReceipt(one, prefix))
  for (const [name, schema] of Object.entries(components)) components[name] = describe(tidy(schema), name, comments)
  return {
    schemas: components,
    nameOf: (schema) => names.get(schema),
    toSchema(schema) {
      const name = names.get(schema)
      return name ? { $ref: prefix + name } : tidy(z.toJSONSchema(schema, { io: 'output' }) as JsonSchema)
    },
  }
}

/** Without what says nothing here: where a schema alone would be found, and the range of a safe integer. */
function tidy(schema: JsonSchema): JsonSchema {
  walkSchema(schema, (one) => {
    for (const key of ['$schema', '$id'] as const) delete (one as Record<string, unknown>)[key]
    if (one.maximum === Number.MAX_SAFE_INTEGER) delete one.maximum
    if (one.minimum === Number.MIN_SAFE_INTEGER) delete one.minimum
    if (one.const !== undefined && one.type === undefined) one.type = typeof one.const
  })
  return schema
}

/** A receipt is a JWT, whose second part are the claims. */
function openReceipt({ properties }: JsonSchema, prefix: string) {
  const { receipt } = properties ?? {}
  if (receipt?.type !== 'string') return
  receipt.contentMediaType = 'application/jwt'
  receipt.contentSchema = { type: 'array', prefixItems: [{ type: 'object' }, { $ref: `${prefix}ReceiptClaims` }] }
}

function describe(schema: JsonSchema, name: string, comments: Map<string, string>): JsonSchema {
  for (const [field, value] of Object.entries(schema.properties ?? {})) {
    const text = comments.get(`${name}.${field}`)
    if (text) value.description = text
  }
  const text = comments.get(name)
  return { ...(text && { description: text }), ...schema }
}
