import { session, sessionState, signIn } from '@offerdock/sdk/contract'
import { bankNowMs } from '../bank/clock.ts'
import type { Kit } from '../bank/kit.ts'
import {
  askSignIn,
  openSession,
  personas,
  pollSignIn,
  readState,
  requestSignIn,
  signViewerIn,
} from '../bank/viewers.ts'
import { demand, demandEqual, expectBody, expectHeader, expectProblem } from '../http/expect.ts'
import type { Group } from '../requirement.ts'
import { visitPage } from '../signIn/signViewerIn.ts'

export const sessionChecks: Group = {
  name: 'Sessions and sign-in',
  requirements: [
    {
      id: 'SES-01',
      title: 'A session is anonymous at first, and its token is long and new each time',
      async check(kit) {
        const answer = await kit.send('POST /v1/sessions', { body: { clientId: kit.options.client } })
        const { token, expiresAt } = expectBody(answer, session, [200, 201])
        demand(Date.parse(expiresAt) > (await bankNowMs(kit)), `it has ended before it began: ${expiresAt}`, answer)
        demand((await openSession(kit)) !== token, 'two sessions have one token', answer)
        const state = await readState(kit, token)
        demandEqual([state.viewer, state.signIn], [null, null], 'viewer and sign-in of a new session')
      },
    },
    {
      id: 'SES-02',
      title: 'An unknown client is bad-config; no token, an unknown one or a secret key is unauthorized',
      async check(kit) {
        expectProblem(await kit.send('POST /v1/sessions', { body: { clientId: 'no-such-client' } }), 'bad-config')
        for (const token of [undefined, 'x'.repeat(43), kit.options.secretKey]) {
          const answer = await kit.send('GET /v1/sessions/me', { token })
          expectProblem(answer, 'unauthorized')
          expectHeader(answer, 'WWW-Authenticate', 'Bearer')
        }
      },
    },
    {
      id: 'SES-03',
      title: 'A sign-in is a link of 128 random bits to the bank, a code of two digits, and lasts about two minutes',
      check: checkSignInRequest,
    },
    {
      id: 'SES-04',
      title: 'With the code on that page the viewer is signed in, and the session says no more of them than a greeting',
      async check(kit) {
        const { viewer } = await readState(kit, await signViewerIn(kit, personas.approved))
        demand(viewer !== null && viewer.displayName.length > 0, 'nobody is signed in')
      },
    },
    {
      id: 'SES-05',
      title: 'Three wrong codes end the request: the right one is too late then',
      async check(kit) {
        const token = await openSession(kit)
        const { url, matchCode } = await requestSignIn(kit, token)
        const wrong = String((Number(matchCode) + 1) % 100).padStart(2, '0')
        for (const code of [wrong, wrong, wrong, matchCode]) await tryCode(kit, url, code)
        const state = await pollSignIn(kit, token)
        demandEqual([state.signIn, state.viewer], ['ended', null], 'sign-in and viewer after three wrong codes')
      },
    },
    {
      id: 'SES-06',
      title: 'A new request ends the older one',
      async check(kit) {
        const token = await openSession(kit)
        const older = await requestSignIn(kit, token)
        await requestSignIn(kit, token)
        await tryCode(kit, older.url, older.matchCode)
        const state = await readState(kit, token)
        demandEqual([state.signIn, state.viewer], ['pending', null], 'sign-in and viewer after the older link')
      },
    },
    {
      id: 'SES-07',
      title: 'Signing out ends the token at once',
      async check(kit) {
        const token = await openSession(kit)
        const out = await kit.send('DELETE /v1/sessions/me', { token })
        demandEqual(out.status, 204, 'status', out)
        expectProblem(await kit.send('GET /v1/sessions/me', { token }), 'unauthorized')
        expectProblem(await kit.send('DELETE /v1/sessions/me', { token }), 'unauthorized')
      },
    },
    {
      id: 'SES-08',
      title: 'Nobody signs in for a page that is not one of the client, nor in another currency',
      async check(kit) {
        const token = await openSession(kit)
        expectProblem(await askSignIn(kit, token, { hostOrigin: 'https://attacker.example' }), 'bad-request')
        expectProblem(
          await askSignIn(kit, token, { currency: kit.options.currency === 'ISK' ? 'CLP' : 'ISK' }),
          'unsupported',
        )
        expectProblem(await kit.send('POST /v1/sessions/sign-in', { body: {} }), 'unauthorized')
      },
    },
    {
      id: 'SES-09',
      title: 'The sign-in of one session signs no other one in',
      async check(kit) {
        const bystander = await openSession(kit)
        await signViewerIn(kit, personas.approved)
        const answer = await kit.send('GET /v1/sessions/me', { token: bystander })
        demandEqual(expectBody(answer, sessionState).viewer, null, 'viewer of another session', answer)
      },
    },
  ],
}

async function checkSignInRequest(kit: Kit) {
  const answer = await askSignIn(kit, await openSession(kit))
  const { url, expiresAt } = expectBody(answer, signIn, [200, 201])
  const { protocol, hostname, pathname } = new URL(url)
  const isOwnMachine = /^(127(\.\d+){3}|localhost|\[::1\])$/.test(hostname)
  demand(protocol === 'https:' || isOwnMachine, `the link is not https: ${protocol}//${hostname}`, answer)
  const secret = pathname.split('/').at(-1) ?? ''
  demand(secret.length >= 22, `the last part of the link has ${secret.length} characters, too few for 128 bits`, answer)
  const lastsMs = Date.parse(expiresAt) - (await bankNowMs(kit))
  demand(lastsMs > 90_000 && lastsMs < 150_000, `it lasts ${Math.round(lastsMs / 1000)} s instead of about 120`, answer)
}

/** A page that has ended may refuse a form as it likes. */
async function tryCode(kit: Kit, url: string, matchCode: string) {
  try {
    await visitPage(kit, { url, matchCode, persona: personas.approved, purpose: 'sign-in' })
  } catch {
    // What became of it, the session tells.
  }
}
