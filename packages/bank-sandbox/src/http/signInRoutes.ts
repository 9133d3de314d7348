import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { signInPage } from '../people/signInPage.ts'
import { answerSignIn, findSignIn, type SignInAnswer } from '../people/signIns.ts'
import { messagePage } from './messagePage.ts'
import { readId } from './readRequest.ts'

/**
 * `/sign-in/<requestId>`: a top-level page of the bank that works without script. A post changes the request and leads
 * back to the page, which shows whatever the database says, so that reloading it repeats nothing.
 */
export function addSignInRoutes(app: Hono, bank: Bank) {
  app.get('/sign-in/:requestId', async (c) => {
    const request = await findSignIn(bank, readId(c, 'requestId'))
    const client = request && bank.seed.clients.get(request.client_id)
    if (!request || !client) throw new BankError('not-found')
    const nonce = randomBytes(16).toString('base64')
    c.header(
      'Content-Security-Policy',
      `default-src 'none'; style-src 'nonce-${nonce}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    )
    return c.html(signInPage({ request, seed: bank.seed, currency: client.rules.currency, nonce }))
  })
  app.post('/sign-in/:requestId', async (c) => {
    const requestId = readId(c, 'requestId')
    if (!isOwnForm(c, bank.publicOrigin)) {
      return messagePage(c, 403, { title: 'Not from this page', text: 'Use the buttons on the page of the bank.' })
    }
    if (!(await findSignIn(bank, requestId))) throw new BankError('not-found')
    await answerSignIn(bank, requestId, await readAnswer(c, bank))
    return c.redirect(`/sign-in/${requestId}`, 303)
  })
}

/** Browsers say where a form came from; one on another site must not press these buttons. */
function isOwnForm(c: Context, publicOrigin: string): boolean {
  const site = c.req.header('Sec-Fetch-Site') ?? 'same-origin'
  // The page sends no referrer, and then a browser calls its origin `null`.
  const origin = c.req.header('Origin') ?? 'null'
  return site === 'same-origin' && (origin === 'null' || origin === publicOrigin)
}

async function readAnswer(c: Context, bank: Bank): Promise<SignInAnswer> {
  // The form of the page sends this and nothing else; a parser of more can be given what it cannot read.
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')) {
    throw new BankError('bad-request', 'the Content-Type must be application/x-www-form-urlencoded')
  }
  const fields = new URLSearchParams(await c.req.text())
  if (fields.has('cancel')) return { act: 'cancel' }
  const personaId = fields.get('persona') ?? ''
  if (!bank.seed.personas.has(personaId)) throw new BankError('bad-request', 'persona: not one of this bank')
  return { act: 'sign-in', code: fields.get('code')?.trim() ?? '', personaId }
}
