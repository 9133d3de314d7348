import type { Persona, ViewerAction } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { releaseAgreement } from '../agreements/releaseAgreement.ts'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { transact } from '../db/transact.ts'
import {
  agreementActPage,
  agreementListPage,
  agreementPage,
  agreementSignInPage,
  linkTo,
} from '../people/agreements/agreementPages.ts'
import { endPageSession, findPageSession, pageSessionMs, startPageSession } from '../people/pageSessions.ts'
import { listComplaints } from '../people/requests/complaints.ts'
import { requestWithdrawal } from '../people/requestWithdrawal.ts'
import { listAgreements } from '../people/viewerAgreements.ts'
import { openPage, readForm } from './bankForms.ts'
import { readLocale } from './readLocale.ts'
import { readId } from './readRequest.ts'

/**
 * `/agreements`: what the viewer agreed to, on pages of the bank that work without script and outlive the show.
 * Every act has a page that asks for it first; a post leads back to what the database then says.
 */
export function addAgreementPages(app: Hono, bank: Bank) {
  const cookie = pageCookie(bank)

  /** What every page needs; without a viewer it asks for one. */
  async function enter(c: Context, place: string) {
    const accountId = await findPageSession(bank, getCookie(c, cookie.name) ?? '')
    const viewer = accountId === null ? null : (bank.seed.personas.get(accountId) ?? null)
    return { bank, locale: readLocale(c), nonce: openPage(c), viewer, place }
  }
  async function findOwn(c: Context, viewer: Persona) {
    const asked = { accountId: viewer.personaId, clientId: null, agreementId: readId(c, 'agreementId') }
    const [own] = await listAgreements(bank, asked)
    if (!own) throw new BankError('not-found')
    return own
  }

  app.get('/agreements', async (c) => {
    const facts = await enter(c, '')
    if (!facts.viewer) return c.html(agreementSignInPage(facts))
    const asked = { accountId: facts.viewer.personaId, clientId: null }
    const complaints = await listComplaints(bank.db, asked.accountId, null)
    return c.html(agreementListPage(facts, await listAgreements(bank, asked), complaints))
  })
  app.post('/agreements/sign-in', async (c) => {
    const fields = await readForm(c, bank)
    const personaId = fields.get('persona') ?? ''
    if (!bank.seed.personas.has(personaId)) throw new BankError('bad-request', 'persona: not one of this bank')
    await endPageSession(bank, getCookie(c, cookie.name) ?? '')
    setCookie(c, cookie.name, await startPageSession(bank, personaId), cookie.options)
    return c.redirect(linkTo(readPlace(fields.get('place')), readLocale(c)), 303)
  })
  app.post('/agreements/sign-out', async (c) => {
    await readForm(c, bank)
    await endPageSession(bank, getCookie(c, cookie.name) ?? '')
    deleteCookie(c, cookie.name, cookie.options)
    return c.redirect(linkTo('', readLocale(c)), 303)
  })
  app.get('/agreements/:agreementId', async (c) => {
    const facts = await enter(c, `/${readId(c, 'agreementId')}`)
    if (!facts.viewer) return c.html(agreementSignInPage(facts))
    const complaints = await listComplaints(bank.db, facts.viewer.personaId, null)
    return answerPage(c, agreementPage(facts, await findOwn(c, facts.viewer), complaints))
  })
  app.get('/agreements/:agreementId/:action{abandon|withdraw}', async (c) => {
    const action = c.req.param('action') as ViewerAction // the route lets nothing else in
    const facts = await enter(c, `/${readId(c, 'agreementId')}/${action}`)
    if (!facts.viewer) return c.html(agreementSignInPage(facts))
    const own = await findOwn(c, facts.viewer)
    if (!own.actions.includes(action)) return c.redirect(linkTo(`/${own.agreementId}`, facts.locale), 303)
    return answerPage(c, agreementActPage(facts, own, action))
  })
  app.post('/agreements/:agreementId/:action{abandon|withdraw}', async (c) => {
    await readForm(c, bank)
    const { viewer, locale } = await enter(c, '')
    if (!viewer) return c.redirect(linkTo('', locale), 303)
    const { agreementId, clientId } = await findOwn(c, viewer)
    const asked = { accountId: viewer.personaId, clientId, agreementId }
    if (c.req.param('action') === 'withdraw') await requestWithdrawal(bank, asked)
    else await transact(bank.db, (trx) => releaseAgreement(trx, asked, agreementId))
    return c.redirect(linkTo(`/${agreementId}`, locale), 303)
  })
}

/**
 * `Path` keeps the cookie to these pages, so `__Host-`, which demands `/`, is out of reach; over https `__Secure-` says
 * that it came that way. `Strict`: no other site's link or form brings it along, and whoever follows a link of the shop
 * signs in here.
 */
function pageCookie({ publicOrigin }: Bank) {
  const secure = publicOrigin.startsWith('https:')
  const options = {
    path: '/agreements',
    httpOnly: true,
    sameSite: 'Strict',
    maxAge: pageSessionMs / 1000,
    secure,
  } as const
  return { name: `${secure ? '__Secure-' : ''}offerdock-agreements`, options }
}

/** Where the viewer wanted to go before signing in: a page below this one, and no other address. */
const readPlace = (place: string | null) =>
  /^\/[\w-]{1,64}(\/(abandon|withdraw))?$/.test(place ?? '') ? (place ?? '') : ''

function answerPage(c: Context, page: ReturnType<typeof agreementPage>) {
  if (!page) throw new BankError('not-found')
  return c.html(page)
}
