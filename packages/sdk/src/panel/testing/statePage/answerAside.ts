import type { ConsentNotice, Purpose } from '../../../contract/index.ts'
import type { BankAnswer, Call } from '../../bankApi.ts'

/** What the bank would say to what lies over a purchase: three purposes, one of them given, and no complaint yet. */
export async function answerAside<T>({ path }: Call<T>): Promise<BankAnswer<T>> {
  const { pathname, searchParams } = new URL(path, location.origin)
  const answers: Record<string, unknown> = {
    '/v1/consents': {
      notices: purposes.map((purpose) => noticeOf(purpose, searchParams.get('locale') ?? '')),
      records: [],
    },
    '/v1/complaints': { complaints: [] },
    '/v1/callbacks': { callbacks: [] },
  }
  const value = answers[pathname] as T | undefined // of the very call that asks
  return value === undefined ? { failure: { code: 'offline', isFinal: false } } : { value }
}

const purposes = ['personalisation', 'sharing', 'behaviour'] as const

const noticeOf = (purpose: Purpose, locale: string): ConsentNotice => ({
  purpose,
  version: 1,
  locale,
  title: purpose,
  text: `Sample Bank, 95500.\n${purpose}.\n1,095 days.`,
  textHash: 'a'.repeat(64),
  state: purpose === 'behaviour' ? 'given' : 'none',
  consentId: purpose === 'behaviour' ? 'consent-behaviour' : null,
})
