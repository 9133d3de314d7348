import { sql } from 'kysely'
import { describe, expect, test, vi } from 'vitest'
import { checkHistory } from '../testing/history/checkHistory.ts'
import { comeBack, goShopping } from '../testing/history/goShopping.ts'
import { type Deal, recordHistory } from '../testing/history/recordHistory.ts'
import { seededRandom } from '../testing/history/seededRandom.ts'
import { writeSeed } from '../testing/makeSeed.ts'
import { makeShow } from '../testing/makeShow.ts'
import { recount } from '../testing/recount.ts'
import { runLanes } from '../testing/runLanes.ts'
import { signInAll } from '../testing/signInAll.ts'
import { type Store, stores, useBank } from '../testing/useBank.ts'
import { endAndRecount, withTables } from '../testing/withTables.ts'

// `OFFERDOCK_KILLS=500` kills more often, `OFFERDOCK_SEED` at other points.
const killsOf = (store: Store) => Number(process.env.OFFERDOCK_KILLS ?? (store === 'embedded' ? 1 : 2))
const seed = Number(process.env.OFFERDOCK_SEED ?? 1)
const viewerCount = 6
// A PostgreSQL of which a process is killed keeps what it has acknowledged only if it wrote it down before.
const durable = ['fsync=off', 'synchronous_commit=on', 'full_page_writes=off']

type Bank = ReturnType<typeof useBank>

/** A connection of the bank, as PostgreSQL's process id; one that works, where one does. */
async function findBackend(bank: Bank): Promise<number> {
  const find = async () => {
    const { rows } = await withTables(bank, (db) =>
      sql<{ pid: number }>`
        select pid from pg_stat_activity
        where backend_type = 'client backend' and pid <> pg_backend_pid()
        order by state = 'active' desc, random() limit 1`.execute(db),
    )
    return rows[0]?.pid
  }
  // There is none for a moment after another one was killed.
  const pid = await vi.waitUntil(() => find().catch(() => undefined), { timeout: 60_000 })
  // 0 and 1 would be the tests themselves, or the machine.
  if (!(pid > 1)) throw new Error(`${pid} is no process of PostgreSQL`)
  return pid
}

/** All other connections of PostgreSQL go down with a process of it that is killed; it comes back by itself. */
async function killBackend(bank: Bank) {
  process.kill(await findBackend(bank), 'SIGKILL')
  await vi.waitUntil(() => withTables(bank, recount).catch(() => null), { timeout: 60_000 })
}

async function cutConnection(bank: Bank) {
  const pid = await findBackend(bank)
  await withTables(bank, (db) => sql`select pg_terminate_backend(${pid}::int)`.execute(db))
}

const killServer = (bank: Bank) => bank.restart('SIGKILL')
const victims = {
  embedded: [{ what: 'the server', campaign: 'first', kill: killServer }],
  PostgreSQL: [
    { what: 'the server', campaign: 'first', kill: killServer },
    { what: 'a connection', campaign: 'second', kill: cutConnection },
    { what: 'a process of PostgreSQL', campaign: 'third', kill: killBackend },
  ],
}

describe.each(stores)('on the %s database', (store) => {
  const kills = killsOf(store)
  // A start of a bank takes seconds where many run.
  const timeoutMs = 120_000 + kills * 30_000
  const pieces = 15 * kills
  const quotas = { first: pieces, second: pieces, third: pieces }
  const env = { SEED: writeSeed(makeShow({ quotas, viewerCount })), LOG_LEVEL: 'silent' }
  const bank = useBank(store, env, durable)

  test.each(victims[store])(
    'nothing is sold twice, lost after it was acknowledged or left behind when $what is killed under load',
    async ({ campaign, kill }) => {
      const viewers = await signInAll(bank, viewerCount)
      const recorder = recordHistory(bank, { [campaign]: pieces })
      const random = seededRandom(seed)
      const deals: Deal[] = []
      let up: Promise<unknown> = Promise.resolve()
      let requestsLeft = 10 + Math.floor(random() * 60)
      let killsLeft = kills
      const ready = async () => {
        if (--requestsLeft === 0 && killsLeft > 0) {
          killsLeft--
          requestsLeft = 10 + Math.floor(random() * 60)
          up = kill(bank)
        }
        await up
      }
      const untilKilled = function* () {
        while (killsLeft > 0) yield
      }
      const shopping = { viewers, campaign, random, ready }
      await runLanes(untilKilled(), 8, () => goShopping(recorder, deals, shopping))
      await up
      await comeBack(recorder, deals)
      await comeBack(recorder, deals)
      expect(checkHistory(recorder.history)).toEqual([])

      const { kept, findings } = await withTables(bank, async (db) => {
        await sql`update quotes set expires_at = now() - interval '1 second'`.execute(db)
        const { rows } = await sql<{ kept: string }>`
          select count(*) as kept from holds
          where campaign_id = ${campaign} and status in ('kept', 'posted')`.execute(db)
        return { kept: Number(rows[0]?.kept), findings: await recount(db) }
      })
      expect(findings).toEqual([])
      const last = await runLanes(Array(pieces + 5).keys(), 8, (i) => {
        const { viewer, token } = viewers[i % viewerCount] ?? { viewer: '', token: '' }
        return recordHistory(bank, {}).hold(viewer, token, campaign)
      })
      expect(last.filter((deal) => deal !== null)).toHaveLength(pieces - kept)
    },
    timeoutMs,
  )

  test('everything adds up when it is counted again', async () => {
    expect(await endAndRecount(bank)).toEqual([])
  })
})
