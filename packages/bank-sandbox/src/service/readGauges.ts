import { sql } from 'kysely'
import type { Bank } from '../bank.ts'
import { gauge } from './createMetrics.ts'
import { readRiskGauges } from './readRiskGauges.ts'

interface Standing {
  holds: number
  reserved: number
  outbox_pending: number
  outbox_dead: number
  outbox_age_seconds: number
}

/** What is open at this instant: the connections of this process, and what the database knows for all processes. */
export async function readGauges({ db, service }: Bank): Promise<string> {
  const { rows } = await sql<Standing>`
    select
      (select count(*) from holds where status in ('held', 'kept')) as holds,
      (select count(*) from agreements where status = 'reserved') as reserved,
      (select count(*) from outbox where state = 'pending') as outbox_pending,
      (select count(*) from outbox where state = 'dead') as outbox_dead,
      (select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::double precision
        from outbox where state = 'pending') as outbox_age_seconds`.execute(db)
  return [...rows.map(describeStanding), await readRiskGauges(db), describeConnections(service.connections())].join('')
}

const describeStanding = (standing: Standing) =>
  [
    gauge('offerdock_holds', 'Quotas and points that quotes and agreements hold', standing.holds),
    gauge('offerdock_agreements_reserved', 'Agreements that no one has captured yet', standing.reserved),
    gauge('offerdock_outbox_pending', 'Events that no webhook has taken yet', standing.outbox_pending),
    gauge('offerdock_outbox_dead', 'Events that were given up', standing.outbox_dead),
    gauge('offerdock_outbox_age_seconds', 'Of the oldest pending event', standing.outbox_age_seconds),
  ].join('')

function describeConnections(connections: ReturnType<Bank['service']['connections']>): string {
  if (!connections) return ''
  return [
    gauge('offerdock_db_connections_open', 'Connections of the pool', connections.open),
    gauge('offerdock_db_connections_idle', 'Connections without work', connections.idle),
    gauge('offerdock_db_connections_max', 'Connections the pool may have', connections.max),
    gauge('offerdock_db_queries_waiting', 'Queries that wait for a connection', connections.waiting),
  ].join('')
}
