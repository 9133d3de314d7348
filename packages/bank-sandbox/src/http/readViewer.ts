import type { Context } from 'hono'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import type { ViewerSession } from '../people/sessions.ts'
import { readSession } from './readRequest.ts'

/** The session of a viewer who has signed in; before that the problem is `unauthorized`. */
export async function readViewer(c: Context, bank: Bank): Promise<ViewerSession> {
  const { accountId, ...session } = await readSession(c, bank)
  if (accountId === null) throw new BankError('unauthorized', 'the viewer has not signed in')
  return { ...session, accountId }
}
