import { type Code, codes } from '../../packages/sdk/src/contract/codes.ts'
import { conversionMessage, eventDetails, hostAnswer } from '../../packages/sdk/src/contract/eventSchemas.ts'
import { reach } from './jsonSchema.ts'
import { makeComponents } from './makeComponents.ts'

const prefix = '#/$defs/'

/**
 * What a page of the platform gets, as one JSON Schema: the schema itself is the `detail` of any event, `$defs` has each
 * of them, the window message, the answer to a conversion, and every code with its sentence.
 */
export async function writeEventSchema() {
  const components = await makeComponents(prefix)
  const names = Object.values({ ...eventDetails, conversionMessage, hostAnswer }).map((schema) => {
    const name = components.nameOf(schema)
    if (!name) throw new Error('an event whose schema the contract does not export')
    return name
  })
  const used = [...reach(components.schemas, [...names, 'ReceiptClaims'])].sort()
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:offerdock:events:v1',
    title: 'Events of a dock',
    description: 'The `detail` of a CustomEvent `offerdock:<type>`, by its `type`.',
    oneOf: Object.values(eventDetails).map((schema) => components.toSchema(schema)),
    $defs: {
      ...Object.fromEntries(used.map((name) => [name, components.schemas[name]])),
      Code: {
        description: 'Why there is nothing to see or to do; those of scope `panel` never reach a page.',
        oneOf: (Object.keys(codes) as Code[]).map((code) => ({
          const: code,
          description: codes[code].text,
          'x-scope': codes[code].scope,
        })),
      },
    },
  }
}

export type EventSchema = Awaited<ReturnType<typeof writeEventSchema>>
