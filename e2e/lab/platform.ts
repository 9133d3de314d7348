import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { secretKey } from './product.ts'

/** The platform's server: hears of conversions from the bank and from the page, and captures each once. */
export interface Platform {
  webhookUrl: string
  /** Where the page sends what it has heard. */
  pageUrl: string
  /** Order → ids of the conversions that the bank's webhooks told of. */
  byWebhook: Map<string, Set<string>>
  /** Order → ids that the page told of. */
  byPage: Map<string, Set<string>>
  /** Once the bank is up. */
  captureAt(bankOrigin: string): void
  stop(): Promise<void>
}

export async function startPlatform(): Promise<Platform> {
  const byWebhook: Platform['byWebhook'] = new Map()
  const byPage: Platform['byPage'] = new Map()
  let bankOrigin = ''
  const note = (ids: Platform['byPage'], orderRef: string, id: string) =>
    ids.set(orderRef, (ids.get(orderRef) ?? new Set()).add(id))

  const server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request.setEncoding('utf8')) text += chunk
    const body = JSON.parse(text)
    if (request.url === '/page') {
      note(byPage, body.orderRef, body.id)
      response.writeHead(204, { 'access-control-allow-origin': '*' }).end()
      return
    }
    const { agreement } = body.data
    note(byWebhook, agreement.orderRef, agreement.conversionId)
    response.writeHead(204).end()
    if (body.type !== 'agreement.reserved') return
    const authorization = `Bearer ${secretKey}`
    await fetch(`${bankOrigin}/v1/agreements/${agreement.agreementId}/capture`, {
      method: 'POST',
      headers: { authorization },
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    webhookUrl: `${origin}/hooks`,
    pageUrl: `${origin}/page`,
    byWebhook,
    byPage,
    captureAt(origin) {
      bankOrigin = origin
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
