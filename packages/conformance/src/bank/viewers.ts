import { type SessionState, type SignIn, session, sessionState, signIn } from '@offerdock/sdk/contract'
import { demandEqual, expectBody } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import { visitPage } from '../signIn/signViewerIn.ts'
import { readCatalog } from './catalog.ts'
import { waitMs } from './clock.ts'
import type { Kit } from './kit.ts'

/** Who signs in: those of the sandbox by their names there, and what a bank has to give each of them. */
export const personas = {
  /** Is approved, and has points. */
  approved: 'ling',
  /** Is approved too. */
  second: 'wei',
  /** Is asked for step-up at confirm. */
  stepUp: 'bo',
  declined: 'dai',
  /** Their account may be deleted. */
  forgettable: 'gao',
} as const

export type Persona = (typeof personas)[keyof typeof personas]

/** An anonymous session; the token. */
export async function openSession(kit: Kit, clientId = kit.options.client): Promise<string> {
  const answer = await kit.send('POST /v1/sessions', { body: { clientId } })
  return expectBody(answer, session, [200, 201]).token
}

export const askSignIn = async (kit: Kit, token: string, changes: Record<string, unknown> = {}): Promise<Answer> => {
  const { locale, minimumMinor } = await readCatalog(kit)
  const { hostOrigin, currency } = kit.options
  const body = { hostOrigin, orderRef: newOrderRef(), orderMinor: minimumMinor, currency, locale, ...changes }
  return kit.send('POST /v1/sessions/sign-in', { token, body })
}

export const requestSignIn = async (kit: Kit, token: string): Promise<SignIn> =>
  expectBody(await askSignIn(kit, token), signIn, [200, 201])

export const readState = async (kit: Kit, token: string): Promise<SessionState> =>
  expectBody(await kit.send('GET /v1/sessions/me', { token }), sessionState)

/** Polls as the panel does, until the newest request is no longer pending. */
export async function pollSignIn(kit: Kit, token: string): Promise<SessionState> {
  for (let tries = 0; ; tries++) {
    const state = await readState(kit, token)
    if (state.signIn !== 'pending' || tries === 10) return state
    await waitMs(500)
  }
}

/** Opens a session and signs the persona in; the token. */
export async function signViewerIn(kit: Kit, persona: Persona, clientId?: string): Promise<string> {
  const token = await openSession(kit, clientId)
  const { url, matchCode } = await requestSignIn(kit, token)
  await visitPage(kit, { url, matchCode, persona, purpose: 'sign-in' })
  const state = await pollSignIn(kit, token)
  demandEqual(state.signIn, 'done', `the sign-in of ${persona}`)
  return token
}

/** The session of a persona that requirements share, at the client under test or the one that is named. */
export const viewerOf = (kit: Kit, persona: Persona = personas.approved, clientId = kit.options.client) =>
  kit.once(`viewer ${persona} ${clientId}`, () => signViewerIn(kit, persona, clientId))

let orders = 0
const run = `${Date.now().toString(36)}-${process.pid}`

/** An order reference that was never used before. */
export const newOrderRef = () => `conformance-${run}-${++orders}`
