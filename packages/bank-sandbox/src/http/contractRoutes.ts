import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { answerTagged } from './catalogRoutes.ts'

const cacheControl = 'public, max-age=3600'

/** What describes the contract to machines: the files that the package of the SDK has too, with this bank as the server. */
export function addContractRoutes(app: Hono, { publicOrigin }: Bank) {
  const openApi = JSON.stringify({ ...readSdkFile('openapi.json'), servers: [{ url: publicOrigin }] })
  const etag = `"${createHash('sha256').update(openApi).digest('base64url')}"`
  app.get('/v1/openapi.json', (c) => {
    const answer = answerTagged(c, openApi, { ETag: etag, 'Cache-Control': cacheControl })
    if (answer.status === 200) answer.headers.set('Content-Type', 'application/vnd.oai.openapi+json')
    return answer
  })
  const events = JSON.stringify(readSdkFile('events.schema.json'))
  const headers = { 'Content-Type': 'application/schema+json', 'Cache-Control': cacheControl }
  app.get('/v1/schemas/events.json', (c) => c.body(events, 200, headers))
}

const readSdkFile = (name: string): Record<string, unknown> =>
  JSON.parse(readFileSync(fileURLToPath(import.meta.resolve(`@offerdock/sdk/${name}`)), 'utf8'))
