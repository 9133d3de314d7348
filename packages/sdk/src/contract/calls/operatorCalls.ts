import * as z from 'zod/mini'
import {
  deliveryState,
  eventPage,
  keyList,
  replayed,
  replayRequest,
  rotationRequest,
  webhookSettings,
} from '../deliveryAdmin.ts'
import { pinRequest, withdrawalRequest } from '../live.ts'
import {
  backup,
  callList,
  killSwitchList,
  riskAlarmList,
  riskDecisionList,
  scenarioState,
  withdrawalList,
} from '../operator.ts'
import { bankId, conversionId } from '../primitives.ts'
import { reconciliation } from '../reconciliation.ts'
import { conversionReport } from '../reports.ts'
import { killSwitchRequest } from '../risk.ts'
import { scenario } from '../scenarios.ts'
import type { Answer, CallGroup } from './call.ts'
import { clientQuery } from './parameters.ts'
import { requestAdminCalls } from './requestAdminCalls.ts'

const by = 'operator'
const done: Answer = { status: 204, text: 'Done.' }
const keys: Answer = { status: 200, text: 'All keys, never a private part.', schema: keyList }
const stopped: Answer = { status: 200, text: 'What is stopped.', schema: killSwitchList }
const settings: Answer = { status: 200, text: 'With the secrets, the newest first.', schema: webhookSettings }
const scenarioNow: Answer = { status: 200, text: 'Null where all goes well.', schema: scenarioState }

const quoteQuery = { quoteId: { schema: bankId, text: 'Of one quote alone.' } }
const eventQueries = {
  clientId: { schema: bankId, text: 'Of one client.' },
  agreementId: { schema: bankId, text: 'Of one agreement.' },
  state: { schema: deliveryState, text: 'In one state.' },
  after: { schema: conversionId, text: 'The `next` of the page before.' },
}
const target = {
  scope: { schema: z.enum(['bank', 'client', 'campaign']), isRequired: true, text: 'What goes on.' },
  id: { schema: bankId, text: 'Of the client or campaign.' },
}

/** What runs the bank: a program on its own machine, or the operator's key. */
export const operatorCalls: CallGroup = {
  name: 'operator',
  text: "What runs the bank: a program on its own machine, or the operator's key.",
  calls: [
    {
      line: 'GET /admin',
      name: 'listCalls',
      summary: 'Every call of the bank',
      by,
      answers: [{ status: 200, text: 'The calls.', schema: callList }],
    },
    {
      line: 'GET /metrics',
      name: 'getMetrics',
      summary: 'Figures of this process and of the database',
      by,
      answers: [{ status: 200, text: "Prometheus' text format 0.0.4.", schema: z.string(), mediaType: 'text/plain' }],
    },
    {
      line: 'POST /admin/backup',
      name: 'takeBackup',
      summary: 'All that the database holds at one instant, in a file',
      by,
      answers: [{ status: 201, text: 'The file.', schema: backup }],
    },
    {
      line: 'POST /admin/reconciliation',
      name: 'reconcile',
      summary: 'Looks for two records of one thing that contradict each other',
      by,
      answers: [{ status: 200, text: 'The findings.', schema: reconciliation }],
    },
    {
      line: 'GET /v1/reports/conversions',
      name: 'reportConversions',
      summary: 'What became of the conversions of each client',
      by,
      query: { clientId: { schema: bankId, text: 'Of one client.' } },
      answers: [{ status: 200, text: 'The counts.', schema: conversionReport }],
      problems: ['bad-config'],
    },
    {
      line: 'GET /admin/keys',
      name: 'listKeys',
      summary: 'Every receipt key the bank ever had',
      by,
      answers: [keys],
    },
    {
      line: 'POST /admin/keys/rotate',
      name: 'rotateKeys',
      summary: 'Publishes a new receipt key, which signs when every cache has it',
      by,
      body: rotationRequest,
      answers: [keys],
    },
    {
      line: 'POST /admin/keys/{kid}/withdraw',
      name: 'withdrawKey',
      summary: 'Takes a receipt key out of the set at once',
      by,
      answers: [keys],
    },
    {
      line: 'GET /admin/webhooks/{clientId}',
      name: 'getWebhook',
      summary: "Where a client's events go, and what signs them",
      by,
      answers: [settings],
      problems: ['bad-config'],
    },
    {
      line: 'POST /admin/webhooks/{clientId}/rotate',
      name: 'rotateWebhookSecret',
      summary: 'A new secret; the older one still signs beside it for a time',
      by,
      body: rotationRequest,
      answers: [settings],
      problems: ['bad-config'],
    },
    {
      line: 'GET /admin/events',
      name: 'listEvents',
      summary: 'The outbox, the oldest first',
      by,
      query: eventQueries,
      answers: [{ status: 200, text: 'One page.', schema: eventPage }],
    },
    {
      line: 'POST /admin/events/replay',
      name: 'replayEvents',
      summary: 'Sends events again',
      by,
      body: replayRequest,
      answers: [{ status: 200, text: 'How many.', schema: replayed }],
    },
    {
      line: 'GET /admin/live/withdrawals',
      name: 'listWithdrawals',
      summary: 'What a client does not offer at present',
      by,
      query: { client: clientQuery },
      answers: [{ status: 200, text: 'The withdrawals.', schema: withdrawalList }],
      problems: ['bad-config'],
    },
    {
      line: 'POST /admin/live/withdraw',
      name: 'withdrawOffer',
      summary: 'Takes a plan, or everything, back at once',
      by,
      body: withdrawalRequest,
      answers: [done],
      problems: ['bad-config'],
    },
    {
      line: 'POST /admin/live/restore',
      name: 'restoreOffer',
      summary: 'Takes one withdrawal back',
      by,
      body: withdrawalRequest,
      answers: [done],
      problems: ['bad-config'],
    },
    {
      line: 'POST /admin/live/pin',
      name: 'tellPin',
      summary: 'Tells a room the product put forward now',
      by,
      body: pinRequest,
      answers: [done],
      problems: ['bad-config'],
    },
    {
      line: 'GET /admin/kill-switch',
      name: 'listKillSwitches',
      summary: 'What the bank has stopped',
      by,
      answers: [stopped],
    },
    {
      line: 'PUT /admin/kill-switch',
      name: 'throwKillSwitch',
      summary: 'Stops the bank, a client or a campaign at once',
      by,
      body: killSwitchRequest,
      answers: [stopped],
    },
    {
      line: 'DELETE /admin/kill-switch',
      name: 'liftKillSwitch',
      summary: 'Lets it go on',
      by,
      query: target,
      answers: [done],
      problems: ['not-found'],
    },
    {
      line: 'GET /admin/risk-decisions',
      name: 'listRiskDecisions',
      summary: 'Why confirms were declined, the newest first',
      by,
      query: quoteQuery,
      answers: [{ status: 200, text: 'At most 100.', schema: riskDecisionList }],
    },
    {
      line: 'GET /admin/risk-alarms',
      name: 'listRiskAlarms',
      summary: 'Campaigns that ran faster than expected, the newest first',
      by,
      answers: [{ status: 200, text: 'At most 100.', schema: riskAlarmList }],
    },
    ...requestAdminCalls,
    {
      line: 'GET /admin/clients/{clientId}/scenario',
      name: 'getScenario',
      summary: 'What goes wrong for a test client',
      by,
      answers: [scenarioNow],
      problems: ['bad-config'],
    },
    {
      line: 'PUT /admin/clients/{clientId}/scenario',
      name: 'setScenario',
      summary: 'Lets things go wrong for a test client, until it is taken away',
      by,
      body: scenario,
      answers: [scenarioNow],
      problems: ['bad-config'],
    },
    {
      line: 'DELETE /admin/clients/{clientId}/scenario',
      name: 'endScenario',
      summary: 'Lets all go well again',
      by,
      answers: [done],
      problems: ['bad-config'],
    },
  ],
}
