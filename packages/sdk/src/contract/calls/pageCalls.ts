import * as z from 'zod/mini'
import { localeTag } from '../primitives.ts'
import { violationReport } from '../service.ts'
import type { Answer, Call, CallGroup } from './call.ts'
import { clientQuery } from './parameters.ts'

const page: Answer = { status: 200, text: 'A page for a person.', schema: z.string(), mediaType: 'text/html' }
const back: Answer = { status: 303, text: 'Leads back to the page.', headers: { Location: 'Where to.' } }
const noMore: Answer = { ...back, text: 'Leads to the agreement, where this is not possible any more.' }
const lang = { lang: { schema: localeTag, text: 'A language of the panel.' } }
const code = 'The two digits that the panel shows.'
const cancel = 'Present where the viewer cancels.'

type Form = [name: string, line: `/${string}`, summary: string, fields: Record<string, string>]

/** A page, and the form on it. */
function pageWithForm([name, path, summary, form]: Form, query?: Call['query'], more: Answer[] = []): Call[] {
  const by = 'page'
  return [
    { line: `GET ${path}`, name: `show${name}`, summary, by, ...(query && { query }), answers: [page, ...more] },
    {
      line: `POST ${path}`,
      name: `submit${name}`,
      summary: `${summary}: its form`,
      by,
      form,
      answers: [back],
      ...(query && { query }),
    },
  ]
}

/** Top-level pages of the bank. They work without script, no site may frame them, and only their own forms are taken. */
export const pageCalls: CallGroup = {
  name: 'pages',
  text: 'Pages for people; only their own forms are taken. Their errors are pages too.',
  calls: [
    ...pageWithForm([
      'SignIn',
      '/sign-in/{requestId}',
      'Sign-in',
      { code, persona: 'Who signs in, in the sandbox.', cancel },
    ]),
    ...pageWithForm(['StepUp', '/step-up/{requestId}', 'The viewer proves that it is them', { code, cancel }]),
    ...pageWithForm(['CoolingOff', '/cooling-off/{requestId}', 'The bank lets the viewer sleep on it', { cancel }]),
    {
      line: 'GET /agreements',
      name: 'showAgreements',
      summary: "The viewer's agreements at all clients",
      by: 'page',
      query: lang,
      answers: [page],
    },
    {
      line: 'POST /agreements/sign-in',
      name: 'signInToAgreements',
      summary: 'Signs in to these pages for 30 minutes',
      by: 'page',
      query: lang,
      form: { persona: 'Who signs in, in the sandbox.', place: 'Where the viewer wanted to go.' },
      answers: [back],
    },
    {
      line: 'POST /agreements/sign-out',
      name: 'signOutOfAgreements',
      summary: 'Signs out of these pages',
      by: 'page',
      query: lang,
      form: {},
      answers: [back],
    },
    {
      line: 'GET /agreements/{agreementId}',
      name: 'showAgreement',
      summary: 'Terms, schedule, the confirmed text, receipt, contact',
      by: 'page',
      query: lang,
      answers: [page],
    },
    ...pageWithForm(['Abandon', '/agreements/{agreementId}/abandon', 'Asks once more, then lets go', {}], lang, [
      noMore,
    ]),
    ...pageWithForm(['Withdraw', '/agreements/{agreementId}/withdraw', 'Asks once more, then withdraws', {}], lang, [
      noMore,
    ]),
    {
      line: 'GET /problems',
      name: 'listProblems',
      summary: 'Every problem of the API',
      by: 'anybody',
      answers: [page],
    },
    {
      line: 'GET /problems/{code}',
      name: 'showProblem',
      summary: 'What a problem means; its `type` leads here',
      by: 'anybody',
      answers: [page],
    },
    {
      line: 'GET /offerdock/panel',
      name: 'showPanel',
      summary: "The page in the frame; only the client's origins may embed it",
      by: 'anybody',
      query: { client: clientQuery },
      answers: [
        page,
        { status: 404, text: 'The bank does not know this client.', mediaType: 'text/html', schema: z.string() },
      ],
    },
    {
      line: 'GET /offerdock/test/panel',
      name: 'showPanelState',
      summary: 'For test clients: one state of the panel, or without `state` a list of all',
      by: 'anybody',
      query: {
        client: clientQuery,
        state: { schema: z.string(), text: 'The name of the state, as the list has it.' },
      },
      answers: [
        page,
        { status: 404, text: 'No test client, or no such state.', mediaType: 'text/html', schema: z.string() },
      ],
    },
    {
      line: 'POST /offerdock/violations',
      name: 'reportViolation',
      summary: "Where a browser tells that something broke the policy of the panel's page",
      by: 'anybody',
      body: violationReport,
      bodyType: 'application/csp-report',
      answers: [{ status: 204, text: 'Counted and logged, without what might name somebody.' }],
    },
    {
      line: 'GET /offerdock/{file}',
      name: 'getFile',
      summary: 'A file of the build, by exact name',
      by: 'anybody',
      answers: [
        {
          status: 200,
          text: 'Immutable where its name has a hash.',
          schema: z.string(),
          mediaType: 'text/javascript',
          headers: { 'Cache-Control': 'public, max-age=31536000, immutable' },
        },
      ],
    },
  ],
}
