import { applicationRequest, complaintRequest, feedbackRequest } from '@offerdock/sdk/contract'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { applyForCard, findApplication, listOwnApplications } from '../people/requests/applications.ts'
import { exportComplaint } from '../people/requests/complaintRecord.ts'
import { complain, findRow, listComplaints, toFullComplaint } from '../people/requests/complaints.ts'
import { giveFeedback } from '../people/requests/feedback.ts'
import { readBody, readId, readIdempotencyKey, readSession } from './readRequest.ts'
import { readViewer } from './readViewer.ts'

/** What viewers ask of the bank beside a purchase: a card, an opinion, a complaint. */
export function addRequestRoutes(app: Hono, bank: Bank) {
  app.post('/v1/applications', async (c) => {
    const viewer = await readViewer(c, bank)
    const key = readIdempotencyKey(c)
    const json = await applyForCard(bank, viewer, key, await readBody(c, applicationRequest))
    return c.body(json, 200, { 'Content-Type': 'application/json' })
  })
  app.get('/v1/applications', async (c) => {
    return c.json({ applications: await listOwnApplications(bank, await readViewer(c, bank)) })
  })
  app.get('/v1/applications/:applicationId', async (c) => {
    const { accountId } = await readViewer(c, bank)
    return c.json(await findApplication(bank, accountId, readId(c, 'applicationId')))
  })
  app.post('/v1/feedback', async (c) => {
    const session = await readSession(c, bank)
    return c.json(await giveFeedback(bank, session, await readBody(c, feedbackRequest)))
  })
  app.post('/v1/complaints', async (c) => {
    const viewer = await readViewer(c, bank)
    return c.json(await complain(bank, viewer, await readBody(c, complaintRequest)))
  })
  app.get('/v1/complaints', async (c) => {
    const { accountId, client } = await readViewer(c, bank)
    return c.json({ complaints: await listComplaints(bank.db, accountId, client.clientId) })
  })
  app.get('/v1/complaints/:complaintId', async (c) => {
    const { accountId } = await readViewer(c, bank)
    return c.json(toFullComplaint(await findRow(bank.db, accountId, readId(c, 'complaintId'))))
  })
  app.get('/v1/complaints/:complaintId/record', async (c) => {
    const viewer = await readViewer(c, bank)
    c.header('Content-Disposition', 'attachment; filename="complaint-record.json"')
    return c.json(await exportComplaint(bank, viewer, readId(c, 'complaintId')))
  })
}
