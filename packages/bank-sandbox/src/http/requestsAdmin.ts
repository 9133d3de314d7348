import {
  applicationDecision,
  applicationQuery,
  callbackQuery,
  complaintAnswer,
  complaintQuery,
} from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import {
  answerComplaint,
  closeComplaint,
  decideApplication,
  listAllApplications,
  listAllComplaints,
} from '../people/requests/answerRequests.ts'
import { endCallback, listAllCallbacks } from '../people/requests/callbacks.ts'
import { readQuery } from './readQuery.ts'
import { readBody, readId } from './readRequest.ts'

/** The operator's calls about what viewers asked for: complaints, card applications and calls. */
export function addRequestsAdmin(admin: Hono, bank: Bank) {
  const { db } = bank
  admin.get('/complaints', async (c) => {
    const { status } = readQuery(c, complaintQuery)
    return c.json({ complaints: await listAllComplaints(db, status) })
  })
  admin.post('/complaints/:complaintId/answer', async (c) => {
    const { text } = await readBody(c, complaintAnswer)
    return c.json(await answerComplaint(db, readId(c, 'complaintId'), text))
  })
  admin.post('/complaints/:complaintId/close', async (c) => {
    return c.json(await closeComplaint(db, readId(c, 'complaintId')))
  })
  admin.get('/applications', async (c) => {
    const { status } = readQuery(c, applicationQuery)
    return c.json({ applications: await listAllApplications(db, status) })
  })
  admin.post('/applications/:applicationId/decide', async (c) => {
    const decision = await readBody(c, applicationDecision)
    return c.json(await decideApplication(db, readId(c, 'applicationId'), decision))
  })
  admin.get('/callbacks', async (c) => {
    const { status } = readQuery(c, callbackQuery)
    return c.json({ callbacks: await listAllCallbacks(db, status) })
  })
  admin.post('/callbacks/:callbackId/called', async (c) => {
    await endCallback(db, readId(c, 'callbackId'))
    return c.body(null, 204)
  })
}
