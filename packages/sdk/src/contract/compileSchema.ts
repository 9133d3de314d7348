import * as z from 'zod/mini'
import { type CompiledSchema, type JsonSchema, keywords } from './parseCompiled.ts'

/**
 * A schema as data that `parseCompiled` reads without zod. The build runs this for the panel's schemas, where zod would
 * be two fifths of the bytes. It throws on what the data would check less strictly than the schema does.
 */
export function compileSchema<T>(schema: z.ZodMiniType<T>): CompiledSchema<T> {
  const { $schema, ...compiled } = z.toJSONSchema(schema, {
    io: 'input',
    override: ({ zodSchema, jsonSchema, path }) => {
      const { checks = [] } = zodSchema._zod.def
      if (checks.some((check) => check._zod.def.check === 'custom')) refuse(path, 'a rule of code')
      // The pattern of a day or an instant says more than its format; an integer's safe range is checked as one.
      if (jsonSchema.pattern) delete jsonSchema.format
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      for (const keyword of Object.keys(jsonSchema)) if (!isKnown(keyword)) refuse(path, `"${keyword}"`)
    },
  })
  return compiled as JsonSchema as CompiledSchema<T> // the keywords were compared above
}

const isKnown = (keyword: string) => keyword === '$schema' || keywords.some((known) => known === keyword)

function refuse(path: (string | number)[], what: string): never {
  throw new Error(`compileSchema: ${what} at ${path.join('.') || 'the top'} has no place in a compiled schema`)
}
