import fs from 'node:fs'
import { callGroups } from '../../packages/sdk/src/contract/calls/index.ts'
import { problems } from '../../packages/sdk/src/contract/problem.ts'
import { inRoot } from '../prepare/paths.mjs'
import examples from './examples.json' with { type: 'json' }
import { type JsonSchema, reach, walkSchema } from './jsonSchema.ts'
import { type Components, makeComponents } from './makeComponents.ts'
import { problemExamples } from './problemAnswers.ts'
import { writeOperation } from './writeOperation.ts'

const prefix = '#/components/schemas/'

/** No body of a call, but what is inside of one: the claims of a receipt, the data of a stream's event. */
const inside = ['LiveEvent', 'ReceiptClaims']
const moreNames = [...inside, 'Problem', 'WebhookEvent']

const header = (description: string, type = 'string') => ({ description, schema: { type } })
const headers = {
  'Retry-After': header('In how many whole seconds to try again; absent where trying again will not help.', 'integer'),
  'WWW-Authenticate': header('`Bearer`.'),
  'X-Request-Id': header("The request's own where it is usable, else one that the bank made; it stands in the log."),
}

const securitySchemes = {
  session: { type: 'http', scheme: 'bearer', description: 'The token of `POST /v1/sessions`.' },
  secretKey: { type: 'http', scheme: 'bearer', description: "The secret key of a platform's server." },
  operatorKey: {
    type: 'http',
    scheme: 'bearer',
    description: "The operator's key; without one, a program on the bank's own machine.",
  },
}

/** The whole API of a bank as OpenAPI 3.1, from the calls and the schemas of the contract. */
export async function writeOpenApi() {
  const components = await makeComponents(prefix)
  const writing = { components, examples: new Set(Object.keys(examples)), responses: {} }
  const paths: Record<string, Record<string, object>> = {}
  for (const { name, calls } of callGroups) {
    for (const call of calls) {
      const [method = '', path = ''] = call.line.split(' ')
      paths[path] = { ...paths[path], [method.toLowerCase()]: writeOperation(call, name, writing) }
    }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'OfferDock bank API',
      version: '1.0.0',
      summary: 'What a panel, a platform and an operator say to a bank.',
      description: fs.readFileSync(inRoot('scripts/contract/openApiIntroduction.md'), 'utf8').trim(),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: 'http://127.0.0.1:4100', description: 'The sandbox, as `npm run bank` starts it.' }],
    tags: callGroups.map(({ name, text }) => ({ name, description: text })),
    paths,
    webhooks: { agreement: { post: webhook } },
    components: {
      schemas: pick(components),
      responses: writing.responses,
      examples: {
        ...Object.fromEntries(bodies.map(([name, value]) => [name, { value }])),
        ...problemExamples(),
      },
      headers,
      securitySchemes,
    },
  }
}

const bodies = Object.entries(examples).filter(([name]) => !inside.includes(name))

export type OpenApi = Awaited<ReturnType<typeof writeOpenApi>>

const webhook = {
  operationId: 'agreementChanged',
  tags: ['platform'],
  summary: 'Tells a platform what happened to an agreement, at least once',
  description: 'Signed by Standard Webhooks: `webhook-id`, `webhook-timestamp`, `webhook-signature`.',
  security: [],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: { $ref: `${prefix}WebhookEvent` },
        examples: { example: { $ref: '#/components/examples/WebhookEvent' } },
      },
    },
  },
  responses: { '2XX': { description: 'Taken.' }, '4XX': { description: 'Not taken: it comes again.' } },
}

/**
 * The schemas that are used. What the bank answers may grow, so a reader of it leaves out what it does not know; what it
 * is asked is refused with an unknown key, as the bank does.
 */
function pick(components: Components): Record<string, JsonSchema> {
  const { nameOf, schemas } = components
  const calls = callGroups.flatMap((group) => group.calls)
  const asked = calls.flatMap(({ body, query = {}, headers = {} }) => [
    ...(body ? [body] : []),
    ...Object.values({ ...query, ...headers }).map(({ schema }) => schema),
  ])
  const answered = calls.flatMap(({ answers }) => answers.flatMap(({ schema }) => (schema ? [schema] : [])))
  const closed = reach(
    schemas,
    asked.flatMap((schema) => nameOf(schema) ?? []),
  )
  const open = reach(schemas, [...answered.flatMap((schema) => nameOf(schema) ?? []), ...moreNames])
  const names = [
    ...new Set([...closed, ...open, ...reach(schemas, ['BankId', 'Purpose', 'Reference', 'Sha256'])]),
  ].sort()
  return Object.fromEntries(
    names.map((name) => {
      const schema = schemas[name]
      if (!schema) throw new Error(`no schema ${name}`)
      if (name === 'Problem') describeCodes(schema)
      if (inside.includes(name)) schema.examples = [examples[name as keyof typeof examples]]
      if (!closed.has(name)) walkSchema(schema, leaveOpen)
      return [name, schema]
    }),
  )
}

function describeCodes({ properties = {} }: JsonSchema) {
  const lines = Object.entries(problems).map(([code, { status, title }]) => `- \`${code}\` (${status}): ${title}.`)
  if (properties.code) properties.code.description = `The last part of \`type\`.\n${lines.join('\n')}`
}

function leaveOpen(schema: JsonSchema) {
  if (schema.additionalProperties === false) delete schema.additionalProperties
}
