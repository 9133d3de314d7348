import { parentPort, workerData } from 'node:worker_threads'
// biome-ignore lint/style/noRestrictedImports: it stands for a platform's server, beside the bank that a test runs
import { type Expectations, sqlReplayStore, verifyReceipt } from '@offerdock/sdk/server'
import pg from 'pg'

/** For tests: one server of a platform, that presents a receipt many times at once and tells how often it was the first. */
const { databaseUrl, receipt, expected, times } = workerData as {
  databaseUrl: string
  receipt: string
  expected: Omit<Expectations, 'replayStore'>
  times: number
}
const pool = new pg.Pool({ connectionString: databaseUrl, max: 5 })
const replayStore = sqlReplayStore((statement, parameters) => pool.query(statement, parameters))
await Promise.all(Array.from({ length: 5 }, () => pool.query('select 1')))
parentPort?.postMessage('ready')
parentPort?.once('message', async () => {
  const all = await Promise.all(
    Array.from({ length: times }, () => verifyReceipt(receipt, { ...expected, replayStore })),
  )
  const claims = new Set(all.map((verified) => JSON.stringify(verified.claims)))
  await pool.end()
  parentPort?.postMessage({ first: all.filter(({ replayed }) => !replayed).length, claims: [...claims] })
})
