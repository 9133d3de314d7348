import { eventQuery, replayRequest, rotationRequest } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { listEvents } from '../delivery/listEvents.ts'
import { replayEvents } from '../delivery/replayEvents.ts'
import { rings } from '../delivery/rings.ts'
import { readSecrets, rotateSecret } from '../delivery/webhookSecrets.ts'
import { readQuery } from './readQuery.ts'
import { readBody, readId } from './readRequest.ts'

/** The operator's calls about webhooks: a client's secrets, what is in the outbox, and sending it again. */
export function addWebhooksAdmin(admin: Hono, bank: Bank) {
  admin.get('/webhooks/:clientId', async (c) => {
    const { clientId, webhookUrl = null } = readClient(c, bank)
    return c.json({ clientId, webhookUrl, secrets: await readSecrets(bank.db, clientId) })
  })
  admin.post('/webhooks/:clientId/rotate', async (c) => {
    const { clientId, webhookUrl = null } = readClient(c, bank)
    const { immediately = false } = await readBody(c, rotationRequest)
    const secrets = await rotateSecret(bank.db, clientId, { immediately })
    bank.log.warn({ client: clientId, immediately }, 'webhook secret rotated')
    return c.json({ clientId, webhookUrl, secrets })
  })
  admin.get('/events', async (c) => c.json(await listEvents(bank.db, readQuery(c, eventQuery))))
  admin.post('/events/replay', async (c) => {
    const replayed = await replayEvents(bank.db, await readBody(c, replayRequest))
    for (const clientId of bank.seed.clients.keys()) rings.emit(clientId)
    bank.log.warn({ replayed }, 'events replayed')
    return c.json({ replayed })
  })
}

function readClient(c: Context, bank: Bank) {
  const client = bank.seed.clients.get(readId(c, 'clientId'))
  if (!client) throw new BankError('bad-config')
  return client
}
