import { type Code, codes } from '../../packages/sdk/src/contract/codes.ts'
import { type ProblemCode, problems } from '../../packages/sdk/src/contract/problem.ts'
import type { JsonSchema } from './jsonSchema.ts'
import { type ProtocolShape, readProtocol } from './readProtocol.ts'
import type { EventSchema } from './writeEventSchema.ts'
import type { OpenApi } from './writeOpenApi.ts'

export interface CallShape {
  /** Names of credentials, of which one is enough; none: open to everybody. */
  credentials: string[]
  /** `query client`, `header Idempotency-Key`. */
  parameters: Record<string, { isRequired: boolean; schema: JsonSchema }>
  body: JsonSchema | null
  /** What success looks like: `200 application/json`, or `204`. */
  answers: Record<string, JsonSchema | null>
}

/** All of v1 that others rely on, without a word of explanation. */
export interface ContractShape {
  calls: Record<string, CallShape>
  schemas: Record<string, JsonSchema>
  webhook: JsonSchema
  receipt: JsonSchema
  events: Record<string, JsonSchema>
  eventSchemas: Record<string, JsonSchema>
  codes: Record<string, string>
  problems: Record<string, number>
  protocol: ProtocolShape
}

/** The shape of the contract as the code has it. */
export function readShape(openApi: OpenApi, eventSchema: EventSchema): ContractShape {
  const { Code: _, ...eventSchemas } = eventSchema.$defs as Record<string, JsonSchema>
  const events = Object.entries(eventSchemas).filter(([name]) => /(Event|Message|Answer)$/.test(name))
  const calls: Record<string, CallShape> = {}
  for (const [path, operations] of Object.entries(openApi.paths)) {
    // Pages are for people, who read what is there.
    for (const [method, operation] of Object.entries(operations)) {
      if (!isPage(operation as Operation)) calls[`${method.toUpperCase()} ${path}`] = readCall(operation as Operation)
    }
  }
  return withoutWords({
    calls,
    schemas: openApi.components.schemas,
    webhook: { $ref: '#/components/schemas/WebhookEvent' },
    receipt: { $ref: '#/components/schemas/ReceiptClaims' },
    events: Object.fromEntries(events.map(([name]) => [name, { $ref: `#/$defs/${name}` }])),
    eventSchemas,
    codes: Object.fromEntries((Object.keys(codes) as Code[]).map((code) => [code, codes[code].scope])),
    problems: Object.fromEntries((Object.keys(problems) as ProblemCode[]).map((code) => [code, problems[code].status])),
    protocol: readProtocol(),
  })
}

interface Operation {
  security: Record<string, unknown>[]
  parameters: { in: string; name: string; required?: boolean; schema: JsonSchema }[]
  requestBody?: { content: Record<string, { schema: JsonSchema }> }
  responses: Record<string, { content?: Record<string, { schema: JsonSchema }> }>
}

const success = ({ responses }: Operation) => Object.entries(responses).filter(([status]) => /^[23]\d\d$/.test(status))
const isPage = (operation: Operation) =>
  success(operation).every(([status, { content = {} }]) => status === '303' || 'text/html' in content)

function readCall(operation: Operation): CallShape {
  const { security, parameters, requestBody } = operation
  const answers = success(operation).flatMap(([status, { content }]): [string, JsonSchema | null][] =>
    content ? Object.entries(content).map(([type, { schema }]) => [`${status} ${type}`, schema]) : [[status, null]],
  )
  return {
    credentials: security.flatMap((one) => Object.keys(one)),
    parameters: Object.fromEntries(
      parameters.map(({ in: place, name, required = false, schema }) => [
        `${place} ${name}`,
        { isRequired: required, schema },
      ]),
    ),
    body: requestBody?.content['application/json']?.schema ?? null,
    answers: Object.fromEntries(answers),
  }
}

/** A field may have the name of a keyword, and is then a schema. */
const isWord = (key: string, value: unknown) =>
  (key === 'description' && typeof value === 'string') || (key === 'examples' && Array.isArray(value))

const withoutWords = (shape: ContractShape): ContractShape =>
  JSON.parse(JSON.stringify(shape, (key, value) => (isWord(key, value) ? undefined : value)))
