import { HttpResponse, http } from 'msw'
import type {
  Application,
  ApplicationRequest,
  Callback,
  CallbackRequest,
  Complaint,
  ComplaintRequest,
  ConsentNotice,
  ConsentRequest,
  FeedbackRequest,
  Purpose,
} from '../../contract/index.ts'
import { problemResponse } from './sampleBank.ts'

const at = '2026-11-22T08:00:00.000Z'

const sampleNotice = (purpose: Purpose, state: ConsentNotice['state'], locale = 'en'): ConsentNotice => ({
  purpose,
  version: 1,
  locale,
  title: `Title of ${purpose}`,
  text: `Who: Sample Bank, telephone 95500.\nWhy: for ${purpose}, ${locale}.\nHow long: 1095 days.`,
  textHash: 'a'.repeat(64),
  state,
  consentId: state === 'given' ? `consent-${purpose}` : null,
})

const sampleComplaint = (n: number, agreementId: string | null = null): Complaint => ({
  complaintId: `complaint-${n}`,
  number: `C-7Q2M-000${n}`,
  status: 'received',
  category: 'other',
  agreementId,
  createdAt: at,
  answerBy: '2026-12-07',
  answer: null,
  closedAt: null,
})

const purposes = ['personalisation', 'sharing', 'behaviour'] as const

/** What a bank does for a viewer beside a purchase, and what it was asked: `METHOD path`. */
export function createSamplePeople(states: Partial<Record<Purpose, ConsentNotice['state']>> = {}) {
  const asked: string[] = []
  const said: { key: string | null; body: unknown }[] = []
  const callbacks: Callback[] = []
  const applications: Application[] = []
  const complaints: (Complaint & Pick<ComplaintRequest, 'text' | 'locale'>)[] = []
  const hear = async <T extends object>(request: Request) => {
    const body = (await request.json()) as T // what the panel sends is compared in the tests
    said.push({ key: request.headers.get('idempotency-key'), body })
    return body
  }

  const handlers = [
    http.all('*/v1/*', ({ request }) => {
      const { pathname, search } = new URL(request.url)
      asked.push(`${request.method} ${pathname}${search}`)
    }),
    http.get('*/v1/consents', ({ request }) => {
      const locale = new URL(request.url).searchParams.get('locale') ?? ''
      const notices = purposes.map((purpose) => sampleNotice(purpose, states[purpose] ?? 'none', locale))
      return HttpResponse.json({ notices, records: [] })
    }),
    http.post('*/v1/consents', async ({ request }) => {
      const { purpose } = await hear<ConsentRequest>(request)
      states[purpose] = 'given'
      return HttpResponse.json({})
    }),
    http.delete<{ purpose: Purpose }>('*/v1/consents/:purpose', ({ params }) => {
      states[params.purpose] = 'withdrawn'
      return new HttpResponse(null, { status: 204 })
    }),
    http.get('*/v1/me/export', () => HttpResponse.json({ version: 1, account: { displayName: '凌' } })),
    http.delete('*/v1/me', () => HttpResponse.json({ deletedAt: at, keptAgreements: 2, retentionDays: 1095 })),
    http.get('*/v1/complaints', () =>
      HttpResponse.json({
        complaints: complaints.map((one) => ({ ...one, clientId: 'pk_test', wishedOutcome: null, contact: null })),
      }),
    ),
    http.post('*/v1/complaints', async ({ request }) => {
      const { agreementId, category = 'other', text, locale } = await hear<ComplaintRequest>(request)
      const complaint = { ...sampleComplaint(complaints.length + 1, agreementId), category }
      complaints.push({ ...complaint, text, locale })
      return HttpResponse.json(complaint)
    }),
    http.get('*/v1/complaints/:id/record', ({ params }) => HttpResponse.json({ of: params.id })),
    http.post('*/v1/applications', async ({ request }) => {
      await hear<ApplicationRequest>(request)
      return HttpResponse.json({ applicationId: '019a-application', status: 'received', createdAt: at })
    }),
    http.get('*/v1/applications', () => HttpResponse.json({ applications })),
    http.get('*/v1/callbacks', () => HttpResponse.json({ callbacks })),
    http.post('*/v1/callbacks', async ({ request }) => {
      const { window } = await hear<CallbackRequest>(request)
      const times = { day: '2026-11-23', from: '2026-11-23T05:00:00.000Z', until: '2026-11-23T09:00:00.000Z' }
      const callbackId = `callback-${callbacks.length + 1}`
      callbacks.unshift({ callbackId, status: 'requested', window, ...times, createdAt: at })
      return HttpResponse.json(callbacks[0])
    }),
    http.delete('*/v1/callbacks/:id', ({ params }) => {
      for (const one of callbacks) if (one.callbackId === params.id) one.status = 'cancelled'
      return new HttpResponse(null, { status: 204 })
    }),
    http.post('*/v1/feedback', async ({ request }) => {
      await hear<FeedbackRequest>(request)
      return HttpResponse.json({ feedbackId: '019a-feedback', createdAt: at })
    }),
  ]
  return { handlers, asked, said, complaints, applications, callbacks }
}

/** The bank refuses because of how things stand. */
export const conflict = () => problemResponse('wrong-state')
