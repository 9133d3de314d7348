import { agreement } from '../agreements.ts'
import { refundAnswer, refundRequest } from '../refunds.ts'
import type { CallGroup } from './call.ts'
import { requestKey } from './parameters.ts'

const keyProblems = ['idempotency-mismatch', 'in-flight'] as const

/** The platform's server, with the secret key of its client. */
export const platformCalls: CallGroup = {
  name: 'platform',
  text: "The platform's server. An agreement of another client is a 404.",
  calls: [
    {
      line: 'GET /v1/agreements/{agreementId}',
      name: 'getAgreement',
      summary: 'How an agreement stands',
      by: 'platform',
      answers: [{ status: 200, text: 'The agreement.', schema: agreement }],
    },
    {
      line: 'POST /v1/agreements/{agreementId}/capture',
      name: 'captureAgreement',
      summary: 'Claims a reserved agreement',
      by: 'platform',
      headers: requestKey(false),
      answers: [{ status: 200, text: 'It is `captured`; a repeat answers the same.', schema: agreement }],
      problems: ['wrong-state', 'expired', ...keyProblems],
    },
    {
      line: 'POST /v1/agreements/{agreementId}/release',
      name: 'releaseAgreement',
      summary: 'Lets a reserved agreement go',
      by: 'platform',
      headers: requestKey(false),
      answers: [{ status: 200, text: 'It is `released`; a repeat answers the same.', schema: agreement }],
      problems: ['wrong-state', 'expired', ...keyProblems],
    },
    {
      line: 'POST /v1/agreements/{agreementId}/refund',
      name: 'refundAgreement',
      summary: 'Gives back a part or all of a captured order',
      by: 'platform',
      headers: requestKey(true),
      body: refundRequest,
      answers: [{ status: 200, text: 'What came back, and the plan as it goes on.', schema: refundAnswer }],
      problems: ['wrong-state', 'above-maximum', 'idempotency-key-missing', ...keyProblems],
    },
  ],
}
