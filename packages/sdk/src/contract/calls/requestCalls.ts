import { callback, callbackRequest, callbacks } from '../callbacks.ts'
import {
  application,
  applicationRequest,
  applications,
  complaint,
  complaintRecord,
  complaintRequest,
  complaints,
  feedback,
  feedbackRequest,
  fullComplaint,
} from '../requests.ts'
import type { CallGroup } from './call.ts'
import { conversionKey } from './parameters.ts'

/** What viewers ask of the bank beside a purchase. */
export const requestCalls: CallGroup = {
  name: 'requests',
  text: 'Card application, opinion, complaint and call-back of a viewer.',
  calls: [
    {
      line: 'POST /v1/applications',
      name: 'applyForCard',
      summary: 'A card for a viewer who has none',
      by: 'viewer',
      headers: conversionKey,
      body: applicationRequest,
      answers: [{ status: 200, text: 'It was received.', schema: application }],
      problems: ['wrong-state', 'idempotency-key-missing', 'idempotency-mismatch', 'in-flight'],
    },
    {
      line: 'GET /v1/applications',
      name: 'listApplications',
      summary: "The viewer's at this client, the newest first, with what the bank answered",
      by: 'viewer',
      answers: [{ status: 200, text: 'The applications.', schema: applications }],
    },
    {
      line: 'GET /v1/applications/{applicationId}',
      name: 'getApplication',
      summary: 'How an application stands',
      by: 'viewer',
      answers: [{ status: 200, text: 'The application.', schema: application }],
    },
    {
      line: 'POST /v1/feedback',
      name: 'giveFeedback',
      summary: 'How likely the viewer is to recommend this; needs no sign-in',
      by: 'viewer',
      body: feedbackRequest,
      answers: [{ status: 200, text: 'It was kept.', schema: feedback }],
    },
    {
      line: 'POST /v1/complaints',
      name: 'complain',
      summary: 'A complaint, optionally about one agreement; ten in 24 hours from one account',
      by: 'viewer',
      body: complaintRequest,
      answers: [{ status: 200, text: 'Its number, and the day of the answer.', schema: complaint }],
      problems: ['not-found'],
    },
    {
      line: 'GET /v1/complaints',
      name: 'listComplaints',
      summary: "The viewer's at this client, the oldest first",
      by: 'viewer',
      answers: [{ status: 200, text: 'The complaints.', schema: complaints }],
    },
    {
      line: 'GET /v1/complaints/{complaintId}',
      name: 'getComplaint',
      summary: 'How a complaint stands',
      by: 'viewer',
      answers: [{ status: 200, text: 'The complaint with what the viewer wrote.', schema: fullComplaint }],
    },
    {
      line: 'GET /v1/complaints/{complaintId}/record',
      name: 'exportComplaint',
      summary: 'What a dispute needs, in one file',
      by: 'viewer',
      answers: [
        {
          status: 200,
          text: 'What was agreed and what was shown.',
          schema: complaintRecord,
          headers: { 'Content-Disposition': 'attachment; filename="complaint-record.json"' },
        },
      ],
    },
    {
      line: 'POST /v1/callbacks',
      name: 'requestCallback',
      summary: 'The bank calls the viewer, on the number that it has on file',
      text: 'One at a time for an account; five in 24 hours. The next window that has not begun, by the time zone of the client.',
      by: 'viewer',
      body: callbackRequest,
      answers: [{ status: 200, text: 'When the bank calls.', schema: callback }],
      problems: ['wrong-state'],
    },
    {
      line: 'GET /v1/callbacks',
      name: 'listCallbacks',
      summary: "The viewer's at this client, the newest first",
      by: 'viewer',
      answers: [{ status: 200, text: 'The call-backs.', schema: callbacks }],
    },
    {
      line: 'DELETE /v1/callbacks/{callbackId}',
      name: 'cancelCallback',
      summary: 'The viewer does not want it any more',
      by: 'viewer',
      answers: [{ status: 204, text: 'The bank will not call.' }],
    },
  ],
}
