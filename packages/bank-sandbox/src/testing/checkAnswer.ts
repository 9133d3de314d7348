import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

interface Media {
  schema: object
}
interface Response {
  $ref?: string
  content?: Record<string, Media>
}
interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, Response> }>>
  components: { responses: Record<string, Response>; schemas: Record<string, object> }
}

const document: OpenApi = JSON.parse(
  readFileSync(fileURLToPath(import.meta.resolve('@offerdock/sdk/openapi.json')), 'utf8'),
)
// What a bank answers may grow; this bank answers nothing that is not written down.
close(document.components.schemas)
const ajv = new Ajv2020({ strict: false })
addFormats.default(ajv)
ajv.addSchema(document, 'bank')
const validators = new Map<string, ValidateFunction>()

const patterns = Object.keys(document.paths)
  // `/agreements/sign-in` before `/agreements/{agreementId}`.
  .sort((a, b) => a.split('{').length - b.split('{').length)
  .map((path) => ({ path, pattern: new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`) }))

interface Answer {
  status: number
  contentType: string
  json: unknown
}

/** Throws unless `openapi.json` says that this call may be answered so; an address that it does not have may be anything. */
export function checkAnswer(line: string, { status, contentType, json }: Answer) {
  const [method = '', target = ''] = line.split(' ')
  const pathname = target.replace(/\?.*/, '')
  const path = patterns.find(({ pattern }) => pattern.test(pathname))?.path ?? ''
  const operation = document.paths[path]?.[method.toLowerCase()]
  if (!operation) return
  const { responses } = operation
  const response = resolve(responses[status] ?? responses[`${String(status)[0]}XX`])
  const call = `${method} ${path} answered ${status}`
  if (!response) throw new Error(`${call}, which openapi.json does not have: ${JSON.stringify(json)}`)
  const type = contentType.replace(/;.*/, '')
  if (type && path !== '/offerdock/{file}' && !response.content?.[type]) {
    throw new Error(`${call} with ${type}, which openapi.json does not have`)
  }
  const media = response.content?.[type]
  if (!media || !/json/.test(type)) return
  const validate = validators.get(call) ?? ajv.compile(absolute(media.schema))
  validators.set(call, validate)
  if (!validate(json)) throw new Error(`${call}, and openapi.json says: ${ajv.errorsText(validate.errors)}`)
}

const resolve = (response: Response | undefined) =>
  response?.$ref ? document.components.responses[response.$ref.split('/').at(-1) ?? ''] : response

/** With the document named in its references, which are otherwise its own. */
const absolute = (schema: object): object => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"bank#/'))

function close(schema: unknown) {
  if (typeof schema !== 'object' || schema === null) return
  if ('properties' in schema && !('additionalProperties' in schema)) {
    Object.assign(schema, { additionalProperties: false })
  }
  for (const inner of Object.values(schema)) close(inner)
}
