import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { signInPage } from '../people/signInPage.ts'
import { answerSignIn, findSignIn, type SignInAnswer } from '../people/signIns.ts'
import { messagePage } from './messagePage.ts'

/**
 * `/sign-in/<requestId>`: a top-level page of the bank that works without script. A post changes the request and leads
 * back to the page, which shows whatever the database says, so that reloading it repeats nothing.
 */
export function addSignInRoutes(app: Hono, bank: Bank) {
  app.get('/sign-in/:requestId', async (c) => {
    const request = await findSignIn(bank, c.req.param('requestId'))
    const client = request && bank.seed.clients.get(request.client_id)
    if (!request || !client) return unknownRequest(c)
    const nonce = randomBytes(16).toString('base64')
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    return c.html(signInPage({ request, seed: bank.seed, currency: client.rules.currency, nonce }))
  })
  app.post('/sign-in/:requestId', async (c) => {
    const requestId = c.req.param('requestId')
    // Browsers say where a form came from; one on another site must not press these buttons.
    if ((c.req.header('Sec-Fetch-Site') ?? 'same-origin') !== 'same-origin') {
      return messagePage(c, 403, { title: 'Not from this page', text: 'Use the buttons on the page of the bank.' })
    }
    if (!(await findSignIn(bank, requestId))) return unknownRequest(c)
    await answerSignIn(bank, requestId, await readAnswer(c, bank))
    return c.redirect(`/sign-in/${requestId}`, 303)
  })
}

async function readAnswer(c: Context, bank: Bank): Promise<SignInAnswer> {
  const { cancel, code, persona } = await c.req.parseBody()
  if (cancel !== undefined) return { act: 'cancel' }
  if (typeof persona !== 'string' || !bank.seed.personas.has(persona)) {
    throw new BankError('bad-request', 'persona: not one of this bank')
  }
  return { act: 'sign-in', code: typeof code === 'string' ? code.trim() : '', personaId: persona }
}

const unknownRequest = (c: Context) =>
  messagePage(c, 404, { title: 'No such sign-in', text: 'Go back to the shop and start the sign-in there.' })
