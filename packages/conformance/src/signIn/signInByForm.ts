import type { Kit } from '../bank/kit.ts'
import { demand } from '../http/expect.ts'
import type { PageVisit } from './signViewerIn.ts'

/** Types the code and presses the button of the sandbox's page; whether it was taken, the session tells. */
export async function signInByForm(kit: Kit, { url, matchCode, persona, purpose }: PageVisit): Promise<void> {
  const fields = new URLSearchParams({ code: matchCode, ...(purpose === 'sign-in' && { persona }) })
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'text/html' }
  const answer = await kit.send(`POST ${url}`, { body: fields.toString(), headers })
  const isTaken = answer.status === 303 || answer.status === 200
  demand(isTaken, `the form of the ${purpose} page does not work; another bank needs --session-command`, answer)
}
