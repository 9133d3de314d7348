import { rotationRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import { listKeys, rotateKeys, withdrawKey } from '../agreements/receiptKeys.ts'
import type { Bank } from '../bank.ts'
import { readBody, readId } from './readRequest.ts'

/** The operator's calls about receipt keys. Each answers with all of them, without private parts. */
export function addKeysAdmin(admin: Hono, bank: Bank) {
  admin.get('/keys', async (c) => c.json({ keys: await listKeys(bank) }))
  admin.post('/keys/rotate', async (c) => {
    const { immediately = false } = await readBody(c, rotationRequest)
    await rotateKeys(bank, { immediately })
    bank.log.warn({ immediately }, 'receipt key rotated')
    return c.json({ keys: await listKeys(bank) })
  })
  admin.post('/keys/:kid/withdraw', async (c) => {
    const kid = readId(c, 'kid')
    await withdrawKey(bank, kid)
    bank.log.warn({ kid }, 'receipt key withdrawn')
    return c.json({ keys: await listKeys(bank) })
  })
}
