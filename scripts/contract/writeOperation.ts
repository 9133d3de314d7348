import {
  type Answer,
  type Asker,
  type Call,
  type Parameter,
  pathParameters,
  problemsOf,
  type Schema,
} from '../../packages/sdk/src/contract/calls/index.ts'
import type { Components } from './makeComponents.ts'
import { problemAnswers } from './problemAnswers.ts'

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })

const security: Record<Asker, object[]> = {
  anybody: [],
  page: [],
  viewer: [{ session: [] }],
  platform: [{ secretKey: [] }],
  operator: [{ operatorKey: [] }, {}],
}

interface Writing {
  components: Components
  /** The names of the components that have an example. */
  examples: Set<string>
  /** Answers that several calls share; the writing fills it. */
  responses: Record<string, object>
}

/** One call as an operation of OpenAPI. */
export function writeOperation(call: Call, tag: string, writing: Writing) {
  const { name, summary, text, by, body, bodyType = 'application/json', form, line } = call
  const inPath = Array.from(line.matchAll(/\{(\w+)\}/g), ([, key = '']) => [key, pathParameters[key]] as const)
  return {
    operationId: name,
    tags: [tag],
    summary,
    ...(text && { description: text }),
    security: security[by],
    parameters: [
      ...inPath.map(([key, parameter]) => {
        if (!parameter) throw new Error(`${line}: what is ${key}?`)
        return writeParameter('path', key, { ...parameter, isRequired: true }, writing)
      }),
      ...Object.entries(call.query ?? {}).map(([key, one]) => writeParameter('query', key, one, writing)),
      ...Object.entries(call.headers ?? {}).map(([key, one]) => writeParameter('header', key, one, writing)),
    ],
    ...(body && { requestBody: { required: true, content: { [bodyType]: writeMedia(body, writing) } } }),
    ...(form && { requestBody: { required: true, content: writeForm(form) } }),
    responses: {
      ...Object.fromEntries(call.answers.map((answer) => [answer.status, writeAnswer(answer, writing)])),
      ...(by === 'page' ? errorPages : problemAnswers(problemsOf(call), writing.responses)),
    },
  }
}

function writeParameter(place: string, name: string, { schema, text, isRequired }: Parameter, { components }: Writing) {
  return {
    name,
    in: place,
    ...(isRequired && { required: true }),
    description: text,
    schema: components.toSchema(schema),
  }
}

function writeAnswer(answer: Answer, writing: Writing) {
  const { text, schema, data, mediaType = 'application/json', headers = {} } = answer
  const named = Object.entries({ 'Cache-Control': 'no-store', ...headers })
  return {
    description: text,
    headers: {
      'X-Request-Id': ref('headers', 'X-Request-Id'),
      ...Object.fromEntries(named.map(([name, value]) => [name, { description: value, schema: { type: 'string' } }])),
    },
    ...(schema && { content: { [mediaType]: data ? writeStream(data, writing) : writeMedia(schema, writing) } }),
  }
}

function writeMedia(schema: Schema, { components, examples }: Writing) {
  const name = components.nameOf(schema)
  return {
    schema: components.toSchema(schema),
    ...(name && examples.has(name) && { examples: { example: ref('examples', name) } }),
  }
}

const writeStream = (data: Schema, { components }: Writing) => ({
  schema: { type: 'string', contentMediaType: 'application/json', contentSchema: components.toSchema(data) },
})

function writeForm(fields: Record<string, string>) {
  const properties = Object.fromEntries(
    Object.entries(fields).map(([name, description]) => [name, { type: 'string', description }]),
  )
  return { 'application/x-www-form-urlencoded': { schema: { type: 'object', properties } } }
}

/** What a person sees where a program would get a problem. */
const errorPages = {
  '4XX': {
    description: 'A page that says what is wrong.',
    content: { 'text/html': { schema: { type: 'string' } } },
  },
  '5XX': {
    description: 'A page that says that the bank could not do this.',
    content: { 'text/html': { schema: { type: 'string' } } },
  },
}
