import { sessionRequest, signInRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { createSession, describeSession, endSession } from '../people/sessions.ts'
import { requestSignIn } from '../people/signIns.ts'
import { readBody, readSession } from './readRequest.ts'

/** `/v1/sessions`: anonymous at first; the panel polls `me` until someone has signed in on the bank's page. */
export function addSessionRoutes(app: Hono, bank: Bank) {
  app.post('/v1/sessions', async (c) => {
    const { clientId } = await readBody(c, sessionRequest)
    return c.json(await createSession(bank, clientId))
  })
  app.get('/v1/sessions/me', async (c) => c.json(await describeSession(bank, await readSession(c, bank))))
  app.delete('/v1/sessions/me', async (c) => {
    await endSession(bank, await readSession(c, bank))
    return c.body(null, 204)
  })
  app.post('/v1/sessions/sign-in', async (c) => {
    const session = await readSession(c, bank)
    return c.json(await requestSignIn(bank, session, await readBody(c, signInRequest)))
  })
}
