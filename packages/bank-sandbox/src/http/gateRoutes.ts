import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { gatePage } from '../people/gatePage.ts'
import { answerGate, findGateRequest } from '../people/gates.ts'
import { openPage, readForm } from './bankForms.ts'
import { readId } from './readRequest.ts'

const kinds = { '/step-up': 'step_up', '/cooling-off': 'cooling_off' } as const

/**
 * `/step-up/<requestId>` and `/cooling-off/<requestId>`: what a confirm waits for, on a page of the bank. As with
 * sign-in, a post leads back to the page, which shows what the database says.
 */
export function addGateRoutes(app: Hono, bank: Bank) {
  for (const [path, kind] of Object.entries(kinds)) {
    const find = async (c: Context) => {
      const request = await findGateRequest(bank, kind, readId(c, 'requestId'))
      if (!request) throw new BankError('not-found')
      return request
    }
    app.get(`${path}/:requestId`, async (c) => {
      const request = await find(c)
      const client = bank.seed.clients.get(request.client_id)
      if (!client) throw new BankError('not-found')
      return c.html(gatePage({ kind, request, client, seed: bank.seed, nonce: openPage(c) }))
    })
    app.post(`${path}/:requestId`, async (c) => {
      const fields = await readForm(c, bank)
      await find(c)
      const requestId = readId(c, 'requestId')
      const code = fields.get('code')?.trim() ?? ''
      await answerGate(bank, kind, requestId, fields.has('cancel') ? { act: 'cancel' } : { act: 'prove', code })
      return c.redirect(`${path}/${requestId}`, 303)
    })
  }
}
