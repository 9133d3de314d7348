import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { failure } from './jsonBody.ts'
import type { PageFiles } from './loadPageFiles.ts'
import { orderRoutes } from './orderRoutes.ts'
import { pageHeaders } from './pageHeaders.ts'
import type { Platform } from './platform.ts'
import { receiveWebhook } from './receiveWebhook.ts'

const maxBodyBytes = 16 * 1024
const maxWebhookBytes = 256 * 1024
export const webhookPath = '/webhooks/offerdock'

/** The platform's site: the page with its strict headers, the calls of its checkout, and where the bank's webhooks arrive. */
export function createApp(platform: Platform, files: PageFiles) {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header(
      'cache-control',
      files.assets.has(context.req.path) || context.req.path === '/' ? 'no-cache' : 'no-store',
    )
  })

  app.get('/', (context) =>
    context.html(
      files.page(context.req.query('lang'), context.req.query('theme')),
      200,
      pageHeaders(platform.bank.bankOrigin),
    ),
  )
  for (const [path, { type, body }] of files.assets) {
    app.get(path, (context) => context.body(body, 200, { 'content-type': type }))
  }

  app.use('/api/*', limitBody(maxBodyBytes))
  app.route('/api', orderRoutes(platform))

  app.post(webhookPath, limitBody(maxWebhookBytes), async (context) => {
    // The bytes, not what a parser makes of them: they are what is signed.
    const body = new Uint8Array(await context.req.arrayBuffer())
    const verdict = await receiveWebhook({ headers: context.req.raw.headers, body }, platform)
    return context.json(verdict.body, verdict.status)
  })

  app.notFound((context) => context.json(failure('not-found', 'There is nothing at this address'), 404))
  app.onError((error, context) => {
    console.error(error)
    return context.json(failure('internal', 'Something went wrong here'), 500)
  })
  return app
}

const limitBody = (maxSize: number) =>
  bodyLimit({ maxSize, onError: (context) => context.json(failure('bad-request', 'The body is too long'), 413) })
