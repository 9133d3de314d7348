import { callbackList, callbackStatus } from '../callbacks.ts'
import {
  applicationDecision,
  applicationList,
  applicationStatus,
  complaintAnswer,
  complaintStatus,
  complaints,
  fullApplication,
  fullComplaint,
} from '../requests.ts'
import type { Call } from './call.ts'

const by = 'operator'
const inStatus = 'In one status.'

/** The operator's calls about what viewers asked for. */
export const requestAdminCalls: Call[] = [
  {
    line: 'GET /admin/complaints',
    name: 'listAllComplaints',
    summary: 'Complaints of all viewers, those to be answered soonest first; at most 200',
    by,
    query: { status: { schema: complaintStatus, text: inStatus } },
    answers: [{ status: 200, text: 'The complaints.', schema: complaints }],
  },
  {
    line: 'POST /admin/complaints/{complaintId}/answer',
    name: 'answerComplaint',
    summary: 'Answers a complaint, once; the viewer reads it in the panel and on the page of their agreements',
    by,
    body: complaintAnswer,
    answers: [{ status: 200, text: 'It is `answered`.', schema: fullComplaint }],
    problems: ['wrong-state'],
  },
  {
    line: 'POST /admin/complaints/{complaintId}/close',
    name: 'closeComplaint',
    summary: 'Closes a complaint that was answered',
    by,
    answers: [{ status: 200, text: 'It is `closed`.', schema: fullComplaint }],
    problems: ['wrong-state'],
  },
  {
    line: 'GET /admin/applications',
    name: 'listAllApplications',
    summary: 'Card applications of all viewers, the oldest first; at most 200',
    by,
    query: { status: { schema: applicationStatus, text: inStatus } },
    answers: [{ status: 200, text: 'The applications.', schema: applicationList }],
  },
  {
    line: 'POST /admin/applications/{applicationId}/decide',
    name: 'decideApplication',
    summary: 'Approves or refuses an application, once, with what the viewer is told',
    by,
    body: applicationDecision,
    answers: [{ status: 200, text: 'It is decided.', schema: fullApplication }],
    problems: ['wrong-state'],
  },
  {
    line: 'GET /admin/callbacks',
    name: 'listAllCallbacks',
    summary: 'Whom to call, the soonest first; at most 200',
    by,
    query: { status: { schema: callbackStatus, text: inStatus } },
    answers: [{ status: 200, text: 'The call-backs.', schema: callbackList }],
  },
  {
    line: 'POST /admin/callbacks/{callbackId}/called',
    name: 'endCallback',
    summary: 'The bank has called',
    by,
    answers: [{ status: 204, text: 'Done.' }],
    problems: ['wrong-state'],
  },
]
