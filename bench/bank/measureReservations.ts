import { openDatabase } from '../../packages/bank-sandbox/src/db/openDatabase.ts'
import { createLog } from '../../packages/bank-sandbox/src/start/createLog.ts'
import { prepareHolds, takePrepared } from '../../packages/bank-sandbox/src/testing/prepareHolds.ts'
import { runLanes } from '../../packages/bank-sandbox/src/testing/runLanes.ts'
import { startPostgres } from '../../packages/bank-sandbox/src/testing/startPostgres.ts'
import { makeTempFolder } from './makeTempFolder.ts'
import type { Store } from './openBank.ts'
import { median } from './quantile.ts'

const poolSize = 20

/** Pieces a second from one row: the bank's own statement, without HTTP and pricing. */
export async function measureReservations(
  store: Store,
  { rounds, count, settings }: { rounds: number; count: number; settings?: string[] },
) {
  const { folder, remove } = makeTempFolder()
  const postgres = store === 'PostgreSQL' ? await startPostgres(settings) : null
  const place = { databaseUrl: postgres?.databaseUrl ?? null, dataDir: folder, restoreFile: null }
  const { db, close } = await openDatabase({ ...place, poolSize, statementMs: 60_000 }, createLog('silent'))
  const rates: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const holds = await prepareHolds(db, { campaignId: `round-${round}`, pieces: count, count })
    const startMs = performance.now()
    await runLanes(holds, poolSize, (hold) => takePrepared(db, hold))
    rates.push((count * 1000) / (performance.now() - startMs))
  }
  await close()
  await postgres?.stop()
  remove()
  const [, ...warm] = rates
  return { perSecond: Math.round(median(warm)), rounds: warm.map(Math.round) }
}
