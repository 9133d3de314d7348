import { type Code, codes } from '../../packages/sdk/src/contract/codes.ts'
import { eventDetails } from '../../packages/sdk/src/contract/eventSchemas.ts'
import type { JsonSchema } from './jsonSchema.ts'
import { replaceTable } from './replaceTable.ts'
import type { EventSchema } from './writeEventSchema.ts'

/** What every event carries, which stands in the page once. */
const common = ['id', 'dock', 'at', 'context', 'type']

/** The page with the tables of all events and of all codes. */
export function withEventTables(page: string, { $defs }: EventSchema): string {
  const schemas = $defs as Record<string, JsonSchema>
  const events = Object.keys(eventDetails).map((type) => {
    const schema = schemas[`${type.charAt(0).toUpperCase()}${type.slice(1)}Event`]
    if (!schema) throw new Error(`no schema of the event ${type}`)
    return `| \`${type}\` | ${schema.description} | ${listFields(schema)} |`
  })
  const rows = (Object.keys(codes) as Code[]).map(
    (code) => `| \`${code}\` | ${codes[code].scope === 'host' ? 'yes' : 'no'} | ${codes[code].text} |`,
  )
  const withEvents = replaceTable(page, 'events', ['| type | when | `detail` adds |', '| --- | --- | --- |', ...events])
  return replaceTable(withEvents, 'codes', [
    '| code | reaches the page | what it says |',
    '| --- | --- | --- |',
    ...rows,
  ])
}

function listFields({ properties = {}, required = [] }: JsonSchema): string {
  const fields = Object.entries(properties).filter(([name]) => !common.includes(name))
  return fields.map(([name]) => `\`${name}${required.includes(name) ? '' : '?'}\``).join(', ') || 'nothing'
}
