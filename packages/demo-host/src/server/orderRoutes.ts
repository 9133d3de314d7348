import { Hono } from 'hono'
import * as z from 'zod'
import { findProduct } from '../products.ts'
import { acceptConversion } from './acceptConversion.ts'
import { actOnOrder } from './actOnOrder.ts'
import { failure, readJson } from './jsonBody.ts'
import type { Platform } from './platform.ts'
import { toOrderAnswer } from './toOrderAnswer.ts'

const orderBody = z.strictObject({ productId: z.string().max(64), capturesLater: z.boolean().optional() })
const conversionBody = z.strictObject({ orderRef: z.string().min(1).max(128), receipt: z.string().min(1).max(8192) })
const actBody = z.discriminatedUnion('act', [
  z.strictObject({ act: z.enum(['capture', 'release']) }),
  z.strictObject({ act: z.literal('refund'), refundMinor: z.int().min(1) }),
])
const refuseBody = failure('bad-request', 'The body is not what this call takes')
const unknownOrder = failure('unknown-order', 'There is no such order')

/**
 * The calls of the checkout, and those of an operator. A platform asks its own people to sign in before `acts`; here whoever
 * has an order's reference may refund it, so that QA can.
 */
export function orderRoutes(platform: Platform) {
  const { orders } = platform
  const routes = new Hono()

  routes.post('/orders', async (context) => {
    const body = orderBody.safeParse(await readJson(context.req)).data
    if (!body) return context.json(refuseBody, 400)
    const product = findProduct(body.productId)
    if (!product) return context.json(failure('unknown-product', 'There is no such product'), 404)
    const order = orders.open(product, { capturesLater: body.capturesLater ?? false })
    return context.json(toOrderAnswer(order), 201)
  })

  routes.get('/orders/:orderRef', (context) => {
    const order = orders.find(context.req.param('orderRef'))
    return order ? context.json(toOrderAnswer(order)) : context.json(unknownOrder, 404)
  })

  routes.post('/orders/:orderRef/acts', async (context) => {
    const body = actBody.safeParse(await readJson(context.req)).data
    if (!body) return context.json(refuseBody, 400)
    const order = orders.find(context.req.param('orderRef'))
    if (!order) return context.json(unknownOrder, 404)
    const verdict = await actOnOrder(order, body, platform)
    return context.json(verdict.body, verdict.status)
  })

  routes.post('/conversions', async (context) => {
    const body = conversionBody.safeParse(await readJson(context.req)).data
    if (!body) return context.json(refuseBody, 400)
    const verdict = await acceptConversion(body, platform)
    return context.json(verdict.body, verdict.status)
  })
  return routes
}
