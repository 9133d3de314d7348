import { openSession, requestSignIn, submitSignIn } from '../../packages/bank-sandbox/src/testing/callBank.ts'

/** What a panel keeps of its session in the tab's storage. */
export interface ApiSession {
  token: string
  expiresAt: string
}

/** Signs in as the viewer would on the bank's page, by that page's own form. */
export async function signInByApi(bankOrigin: string, hostOrigin: string, persona = 'ling'): Promise<ApiSession> {
  const token = await openSession(bankOrigin, null)
  const asked = await requestSignIn(bankOrigin, token, { hostOrigin })
  await submitSignIn(bankOrigin, asked.path, { code: asked.matchCode, persona })
  return { token, expiresAt: '2099-01-01T00:00:00.000Z' }
}

/** Runs in every frame before its own scripts: in the panel, as if its viewer had just signed in. */
export function putSession({ bankOrigin, session }: { bankOrigin: string; session: ApiSession }) {
  if (location.origin === bankOrigin) {
    sessionStorage.setItem('offerdock:pk_test_demo:session', JSON.stringify(session))
  }
}
