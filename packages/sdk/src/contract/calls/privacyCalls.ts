import * as z from 'zod/mini'
import { accountDeletion, accountExport } from '../accountExport.ts'
import { consentRecord, consentRequest, consents } from '../consents.ts'
import type { CallGroup } from './call.ts'
import { localeQuery } from './parameters.ts'

const gpc = { 'Sec-GPC': { schema: z.literal('1'), text: 'Global Privacy Control: an objection to passing data on.' } }

/** What the bank knows of a viewer, and what the viewer lets it do. */
export const privacyCalls: CallGroup = {
  name: 'privacy',
  text: 'Consents, a copy of everything, deletion; of a viewer who has signed in.',
  calls: [
    {
      line: 'GET /v1/consents',
      name: 'listConsents',
      summary: 'What may be asked, each purpose with its text, and every record there is',
      by: 'viewer',
      query: { locale: localeQuery },
      headers: gpc,
      answers: [{ status: 200, text: 'Notices and records.', schema: consents }],
    },
    {
      line: 'POST /v1/consents',
      name: 'giveConsent',
      summary: 'Gives one purpose, to the text that was on screen',
      by: 'viewer',
      headers: gpc,
      body: consentRequest,
      answers: [{ status: 200, text: 'The record in force.', schema: consentRecord }],
      problems: ['consent-missing'],
    },
    {
      line: 'DELETE /v1/consents/{purpose}',
      name: 'withdrawConsent',
      summary: 'Withdraws at once',
      by: 'viewer',
      answers: [{ status: 204, text: 'It is withdrawn, or was never given.' }],
    },
    {
      line: 'GET /v1/me/export',
      name: 'exportAccount',
      summary: 'Everything the bank holds on the account',
      by: 'viewer',
      answers: [
        {
          status: 200,
          text: 'As of one instant, over all clients.',
          schema: accountExport,
          headers: { 'Content-Disposition': 'attachment; filename="account-export.json"' },
        },
      ],
    },
    {
      line: 'DELETE /v1/me',
      name: 'deleteAccount',
      summary: 'Deletes the account; what the law demands stays under a name that leads to nobody',
      by: 'viewer',
      answers: [{ status: 200, text: 'It is gone.', schema: accountDeletion }],
      problems: ['wrong-state'],
    },
  ],
}
