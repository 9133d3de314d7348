import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import * as z from 'zod'
import type { Failure, OrderAnswer } from '../api.ts'
import { toMajor } from '../money.ts'
import { findProduct } from '../products.ts'
import { acceptConversion, type Platform } from './acceptConversion.ts'
import type { PageFiles } from './loadPageFiles.ts'
import { pageHeaders } from './pageHeaders.ts'

const orderBody = z.strictObject({ productId: z.string().max(64) })
const conversionBody = z.strictObject({ orderRef: z.string().min(1).max(128), receipt: z.string().min(1).max(8192) })
const maxBodyBytes = 16 * 1024

/** The platform's site: the page with its strict headers, and the two calls of its checkout. */
export function createApp(platform: Platform, files: PageFiles) {
  const app = new Hono()
  app.use(async (context, next) => {
    await next()
    context.header('x-content-type-options', 'nosniff')
    context.header('cache-control', context.req.path.startsWith('/api/') ? 'no-store' : 'no-cache')
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

  const refuseBody = failure('bad-request', 'The body is not what this call takes')
  app.use('/api/*', bodyLimit({ maxSize: maxBodyBytes, onError: (context) => context.json(refuseBody, 413) }))

  app.post('/api/orders', async (context) => {
    const body = orderBody.safeParse(await readJson(context.req)).data
    if (!body) return context.json(refuseBody, 400)
    const product = findProduct(body.productId)
    if (!product) return context.json(failure('unknown-product', 'There is no such product'), 404)
    const { orderRef, orderMinor, currency } = platform.orders.open(product)
    const answer: OrderAnswer = { orderRef, productId: product.id, orderMinor, amount: toMajor(orderMinor), currency }
    return context.json(answer, 201)
  })

  app.post('/api/conversions', async (context) => {
    const body = conversionBody.safeParse(await readJson(context.req)).data
    if (!body) return context.json(refuseBody, 400)
    const verdict = await acceptConversion(body, platform)
    return context.json(verdict.body, verdict.status)
  })

  app.notFound((context) => context.json(failure('not-found', 'There is nothing at this address'), 404))
  app.onError((error, context) => {
    console.error(error)
    return context.json(failure('internal', 'Something went wrong here'), 500)
  })
  return app
}

const failure = (error: string, message: string): Failure => ({ error, message })

/** Only a body sent as JSON: other types can be posted from a foreign page without a preflight. */
async function readJson(request: { header(name: string): string | undefined; json(): Promise<unknown> }) {
  if (!/^application\/json(;|$)/i.test(request.header('content-type') ?? '')) return undefined
  return request.json().catch(() => undefined)
}
