import type { AccountExport, ApplicationDecision, FullComplaint } from '@offerdock/sdk/contract'
import { type Kysely, sql } from 'kysely'
import { BankError } from '../../bankError.ts'
import type { Tables } from '../../db/tables.ts'
import { toFullApplication } from './applications.ts'
import { type ComplaintRow, selectAllComplaints, toFullComplaint } from './complaints.ts'

const most = 200
const now = sql<Date>`now()`

/** Of all viewers, those the law wants answered soonest first. */
export async function listAllComplaints(
  db: Kysely<Tables>,
  status?: FullComplaint['status'],
): Promise<FullComplaint[]> {
  const rows = await selectAllComplaints(db)
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'received'))
    .orderBy('answer_by')
    .orderBy('complaint_id')
    .limit(most)
    .execute()
  return rows.map(toFullComplaint)
}

/** Answers a complaint, once. */
export async function answerComplaint(db: Kysely<Tables>, complaintId: string, text: string): Promise<FullComplaint> {
  const { numUpdatedRows } = await db
    .updateTable('complaints')
    .set({ status: 'answered', answer: text, answered_at: now })
    .where('complaint_id', '=', complaintId)
    .where('status', '=', 'received')
    .executeTakeFirst()
  return toFullComplaint(await demand(db, complaintId, numUpdatedRows, 'the complaint was answered before'))
}

/** Closes a complaint that was answered: nothing more comes. */
export async function closeComplaint(db: Kysely<Tables>, complaintId: string): Promise<FullComplaint> {
  const { numUpdatedRows } = await db
    .updateTable('complaints')
    .set({ status: 'closed', closed_at: now })
    .where('complaint_id', '=', complaintId)
    .where('status', '=', 'answered')
    .executeTakeFirst()
  return toFullComplaint(await demand(db, complaintId, numUpdatedRows, 'only a complaint that was answered is closed'))
}

async function demand(db: Kysely<Tables>, id: string, changed: bigint, refusal: string): Promise<ComplaintRow> {
  const row = await selectAllComplaints(db).where('complaint_id', '=', id).executeTakeFirst()
  if (!row) throw new BankError('not-found')
  if (changed === 0n) throw new BankError('wrong-state', refusal)
  return row
}

type FullApplication = AccountExport['applications'][number]

/** Of all viewers, the oldest first. */
export async function listAllApplications(
  db: Kysely<Tables>,
  status?: FullApplication['status'],
): Promise<FullApplication[]> {
  const rows = await db
    .selectFrom('applications')
    .selectAll()
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'received'))
    .orderBy('application_id')
    .limit(most)
    .execute()
  return rows.map(toFullApplication)
}

/** Approves or refuses an application, once, with what the viewer is told. */
export async function decideApplication(
  db: Kysely<Tables>,
  applicationId: string,
  { status, text }: ApplicationDecision,
): Promise<FullApplication> {
  const row = await db
    .updateTable('applications')
    .set({ status, answer: text, answered_at: now })
    .where('application_id', '=', applicationId)
    .where('status', '=', 'received')
    .returningAll()
    .executeTakeFirst()
  if (row) return toFullApplication(row)
  const known = await db
    .selectFrom('applications')
    .select('status')
    .where('application_id', '=', applicationId)
    .executeTakeFirst()
  throw known ? new BankError('wrong-state', `the application is ${known.status}`) : new BankError('not-found')
}
