/** A JSON Schema of draft 2020-12, as far as the contract uses it. */
export interface JsonSchema {
  $ref?: string
  description?: string
  type?: string | string[]
  format?: string
  const?: unknown
  enum?: unknown[]
  default?: unknown
  properties?: Record<string, JsonSchema>
  required?: string[]
  additionalProperties?: boolean | JsonSchema
  propertyNames?: JsonSchema
  items?: JsonSchema
  anyOf?: JsonSchema[]
  oneOf?: JsonSchema[]
  allOf?: JsonSchema[]
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  pattern?: string
  contentMediaType?: string
  contentSchema?: object
  examples?: unknown[]
}

/** Calls `visit` with the schema and with every one inside it. */
export function walkSchema(schema: JsonSchema, visit: (schema: JsonSchema) => void) {
  visit(schema)
  const { properties = {}, items, additionalProperties, propertyNames, anyOf = [], oneOf = [], allOf = [] } = schema
  const inner = [...Object.values(properties), ...anyOf, ...oneOf, ...allOf]
  for (const one of [...inner, items, additionalProperties, propertyNames]) {
    if (typeof one === 'object') walkSchema(one, visit)
  }
}

/** The names of the components that a schema refers to itself. */
function refsOf(schema: JsonSchema): string[] {
  const names: string[] = []
  walkSchema(schema, ({ $ref }) => {
    if ($ref) names.push($ref.split('/').at(-1) ?? '')
  })
  return names
}

/** `names` and everything that they lead to. */
export function reach(components: Record<string, JsonSchema>, names: Iterable<string>): Set<string> {
  const found = new Set<string>()
  const open = [...names]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const schema = components[name]
    if (!schema) throw new Error(`no schema of the contract is called ${name}`)
    if (found.has(name)) continue
    found.add(name)
    open.push(...refsOf(schema))
  }
  return found
}
