import type { RiskLimits } from '@offerdock/sdk/contract'
import { sql, type Transaction } from 'kysely'
import type { Tables } from '../../db/tables.ts'
import type { RiskFacts } from './riskFacts.ts'
import { type Refusal, type SubjectKind, subjectKinds } from './riskReasons.ts'

/** A subject that a rule looks at. */
interface Limited {
  kind: SubjectKind
  subject: string
  limits: RiskLimits
}

interface Taken {
  subject: string
  agreements: number
  total_minor: number
  /** How far the bucket is below full. */
  empty_ms: number
}

/**
 * Counts this agreement for each of these subjects, and says which limit that breaks, if one. Whoever
 * gets a refusal rolls back, and then nothing has been counted.
 *
 * One statement takes all rows, in the order of their hashes, so that two confirms cannot wait for each other. It holds
 * them until the transaction ends: what it returns is exact, and a second confirm of the same subject counts after it.
 */
export async function takeLimits(
  trx: Transaction<Tables>,
  facts: RiskFacts,
  limited: readonly Limited[],
): Promise<Refusal | null> {
  const asked = limited.map(({ subject, limits: { velocity } }) => ({
    subject,
    refill_ms: velocity ? Math.ceil(60_000 / velocity.perMinute) : 0,
  }))
  const { rows } = await sql<Taken>`
    insert into risk_subjects as held (subject, day, agreements, total_minor, refill_ms, full_at)
    select subject, (clock_timestamp() at time zone ${facts.client.rules.timeZone})::date, 1, ${facts.totalMinor}::bigint,
      refill_ms, clock_timestamp() + refill_ms * interval '1 millisecond'
    from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as asked(subject text, refill_ms bigint)
    order by subject
    on conflict (subject) do update set
      day = greatest(held.day, excluded.day),
      agreements = case when held.day < excluded.day then 0 else held.agreements end + 1,
      total_minor = case when held.day < excluded.day then 0 else held.total_minor end + excluded.total_minor,
      refill_ms = excluded.refill_ms,
      full_at = greatest(held.full_at, clock_timestamp()) + excluded.refill_ms * interval '1 millisecond'
    returning subject, agreements, total_minor,
      extract(epoch from full_at - clock_timestamp())::float8 * 1000 as empty_ms`.execute(trx)
  const taken = new Map(rows.map((row) => [row.subject, row]))
  for (const { kind, subject, limits } of limited) {
    const row = taken.get(subject)
    if (!row) throw new Error('a subject was not counted')
    const refusal = judge(kind, limits, row)
    if (refusal) return refusal
  }
  return null
}

/**
 * The subjects that a rule looks at. With a campaign the account is one always, for its `perAccount`; without one, a
 * limit of campaigns alone is no reason to make confirms wait for each other.
 */
export function listLimits({ client, subjects, campaignId }: RiskFacts): Limited[] {
  return subjectKinds.flatMap((kind) => {
    const subject = subjects[kind]
    const { perCampaign, ...always } = client.rules.riskRules?.[kind] ?? {}
    const isOfCampaign = campaignId !== null && (perCampaign !== undefined || kind === 'account')
    return subject !== undefined && (isOfCampaign || Object.keys(always).length > 0)
      ? [{ kind, subject, limits: always }]
      : []
  })
}

function judge(kind: SubjectKind, limits: RiskLimits, taken: Taken): Refusal | null {
  const { perDay, perDayMinor, velocity } = limits
  const { agreements, total_minor: totalMinor, empty_ms: emptyMs } = taken
  if (perDay !== undefined && agreements > perDay) {
    return { reason: `${kind}-day-count`, seen: { agreements, perDay } }
  }
  if (perDayMinor !== undefined && totalMinor > perDayMinor) {
    return { reason: `${kind}-day-sum`, seen: { totalMinor, perDayMinor } }
  }
  if (velocity && emptyMs > velocity.burst * Math.ceil(60_000 / velocity.perMinute)) {
    return { reason: `${kind}-velocity`, seen: { emptyMs: Math.round(emptyMs), ...velocity } }
  }
  return null
}
