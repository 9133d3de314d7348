/** The keywords of JSON Schema that schemas of the panel are made of. Unknown keys of an object are refused, always. */
export const keywords = [
  'type',
  'const',
  'enum',
  'anyOf',
  'oneOf',
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'items',
  'maxItems',
  'properties',
  'required',
  'propertyNames',
  'additionalProperties',
  'default',
] as const

export interface JsonSchema {
  type?: 'object' | 'array' | 'string' | 'integer' | 'boolean' | 'null'
  const?: unknown
  enum?: unknown[]
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  pattern?: string
  format?: 'uri'
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  items?: JsonSchema
  maxItems?: number
  properties?: Record<string, JsonSchema>
  required?: string[]
  propertyNames?: JsonSchema
  additionalProperties?: false | JsonSchema
  default?: unknown
}

declare const parsed: unique symbol
/** What `compileSchema` made of a schema whose values are `T`. */
export type CompiledSchema<T> = JsonSchema & { [parsed]: T }

/** The value with its defaults filled in, or null when it does not follow the schema. */
export function parseCompiled<T>(schema: CompiledSchema<T>, value: unknown): T | null {
  return fits(schema, value) ? (value as T) : null // which is what the schema says
}

function fits(schema: JsonSchema, value: unknown): boolean {
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return choices.some((choice) => fits(choice, value))
  if ('const' in schema && value !== schema.const) return false
  if (schema.enum && !schema.enum.includes(value)) return false
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' && fitsText(schema, value)
    case 'integer':
      return Number.isSafeInteger(value) && isWithin(schema, value as number)
    case 'boolean':
      return typeof value === 'boolean'
    case 'null':
      return value === null
    case 'array':
      return (
        Array.isArray(value) &&
        value.length <= (schema.maxItems ?? value.length) &&
        value.every((item) => !schema.items || fits(schema.items, item))
      )
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) && fitsObject(schema, value)
    default:
      return true
  }
}

const isWithin = ({ minimum = -Infinity, maximum = Infinity }: JsonSchema, value: number) =>
  value >= minimum && value <= maximum

function fitsText({ pattern, format, minLength = 0, maxLength = Infinity }: JsonSchema, value: string) {
  if (value.length < minLength || value.length > maxLength) return false
  if (format && !URL.canParse(value)) return false
  return !pattern || new RegExp(pattern, 'u').test(value)
}

function fitsObject({ properties = {}, required = [], ...others }: JsonSchema, value: object): boolean {
  const { propertyNames, additionalProperties } = others
  const source = value as Record<string, unknown>
  for (const [name, schema] of Object.entries(properties)) {
    if (source[name] === undefined && 'default' in schema) source[name] = schema.default
    if (source[name] === undefined ? required.includes(name) : !fits(schema, source[name])) return false
  }
  return Object.keys(source).every(
    (name) =>
      Object.hasOwn(properties, name) ||
      (additionalProperties &&
        fits(additionalProperties, source[name]) &&
        (!propertyNames || fits(propertyNames, name))),
  )
}

/** The values of a compiled schema. */
export type Parsed<S> = S extends CompiledSchema<infer T> ? T : never
