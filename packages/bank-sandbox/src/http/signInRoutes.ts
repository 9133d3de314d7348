import type { Context, Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { signInPage } from '../people/signInPage.ts'
import { answerSignIn, findSignIn, type SignInAnswer } from '../people/signIns.ts'
import { openPage, readForm } from './bankForms.ts'
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
    const panelUrl = isHere(c) ? `/offerdock/panel?client=${encodeURIComponent(client.clientId)}` : undefined
    const { rules } = client
    return c.html(signInPage({ request, seed: bank.seed, rules, nonce: openPage(c), panelUrl }))
  })
  app.post('/sign-in/:requestId', async (c) => {
    const requestId = readId(c, 'requestId')
    const fields = await readForm(c, bank)
    if (!(await findSignIn(bank, requestId))) throw new BankError('not-found')
    await answerSignIn(bank, requestId, readAnswer(fields, bank))
    return c.redirect(`/sign-in/${requestId}${isHere(c) ? '?here' : ''}`, 303)
  })
}

/** The panel's own page led here in its own tab, and knows there what it was about. */
const isHere = (c: Context) => c.req.query('here') !== undefined

function readAnswer(fields: URLSearchParams, bank: Bank): SignInAnswer {
  if (fields.has('cancel')) return { act: 'cancel' }
  const personaId = fields.get('persona') ?? ''
  if (!bank.seed.personas.has(personaId)) throw new BankError('bad-request', 'persona: not one of this bank')
  return { act: 'sign-in', code: fields.get('code')?.trim() ?? '', personaId }
}
