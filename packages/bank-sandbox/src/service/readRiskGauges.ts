import { type Kysely, sql } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { gauge } from './createMetrics.ts'
import { gauges } from './instruments.ts'

/** Nothing is said of older refusals, so that a flood of them does not make the look at it slow. */
const newest = 10_000

const scopes = ['bank', 'client', 'campaign']

interface Counted {
  of: 'refusals' | 'switches' | 'alarms'
  label: string
  count: number
}

/** What the floor refused in the last hour and why, what is stopped, and what ran away: of all processes. */
export async function readRiskGauges(db: Kysely<Tables>): Promise<string> {
  const { rows } = await sql<Counted>`
    select 'refusals' as of, reason as label, count(*)::int as count
    from (select reason, decided_at from risk_decisions order by decision_id desc limit ${newest}) newest
    where decided_at > now() - interval '1 hour' group by reason
    union all
    select 'switches', scope, count(*)::int from kill_switches group by scope
    union all
    select 'alarms', '', count(*)::int from risk_alarms where raised_at > now() - interval '1 hour'
    order by of, label`.execute(db)
  const countOf = (of: Counted['of'], label = '') =>
    rows.find((row) => row.of === of && row.label === label)?.count ?? 0
  return [
    gauges(
      'offerdock_risk_refusals_last_hour',
      `Confirms that the floor refused, by reason; the newest ${newest} are counted`,
      rows.filter(({ of }) => of === 'refusals').map(({ label, count }) => [{ reason: label }, count]),
    ),
    gauges(
      'offerdock_kill_switches',
      'Kill switches that are on, by scope',
      scopes.map((scope) => [{ scope }, countOf('switches', scope)]),
    ),
    gauge('offerdock_risk_alarms_last_hour', 'Minutes in which a campaign ran away', countOf('alarms')),
  ].join('')
}
