import { callbackRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { cancelCallback, listCallbacks, requestCallback } from '../people/requests/callbacks.ts'
import { readBody, readId } from './readRequest.ts'
import { readViewer } from './readViewer.ts'

/** `/v1/callbacks`: the bank calls the viewer, on the number that it has on file. */
export function addCallbackRoutes(app: Hono, bank: Bank) {
  app.post('/v1/callbacks', async (c) => {
    const viewer = await readViewer(c, bank)
    return c.json(await requestCallback(bank, viewer, await readBody(c, callbackRequest)))
  })
  app.get('/v1/callbacks', async (c) => c.json({ callbacks: await listCallbacks(bank, await readViewer(c, bank)) }))
  app.delete('/v1/callbacks/:callbackId', async (c) => {
    const { accountId } = await readViewer(c, bank)
    await cancelCallback(bank, accountId, readId(c, 'callbackId'))
    return c.body(null, 204)
  })
}
