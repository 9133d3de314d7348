import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { makeShow } from '../../packages/bank-sandbox/src/testing/makeShow.ts'
import { startPostgres } from '../../packages/bank-sandbox/src/testing/startPostgres.ts'
import { startServer } from '../../packages/bank-sandbox/src/testing/startServer.ts'
import { createCaller } from './createCaller.ts'
import { makeTempFolder } from './makeTempFolder.ts'

export const stores = ['embedded', 'PostgreSQL'] as const
export type Store = (typeof stores)[number]

export const viewerCount = 200
/** Of the campaign that every fourth order names: never sold out. */
export const campaignId = 'crowd'

/** A bank in a process of its own on a fresh database. PostgreSQL is as durable as it is by default. */
export async function openBank(store: Store, env: Record<string, string> = {}) {
  const { folder, remove } = makeTempFolder()
  const seedFile = path.join(folder, 'seed.json')
  writeFileSync(seedFile, JSON.stringify(makeShow({ quotas: { [campaignId]: 1_000_000 }, viewerCount })))
  const postgres = store === 'PostgreSQL' ? await startPostgres([]) : null
  const place = { DATA_DIR: folder, SEED: seedFile, ...(postgres && { DATABASE_URL: postgres.databaseUrl }) }
  const server = await startServer({ ...place, ...env }, [])
  if (!server.isReady) throw new Error(server.stderr())
  const caller = createCaller(server.origin)
  const stop = async () => {
    caller.close()
    await server.end('SIGTERM')
    await postgres?.stop()
    remove()
  }
  const readRssMb = () => {
    const [, kilobytes = ''] =
      /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${server.child.pid}/status`, 'utf8')) ?? []
    return Number(kilobytes) / 1024
  }
  return {
    origin: server.origin,
    pid: server.child.pid,
    databaseUrl: postgres?.databaseUrl ?? null,
    call: caller.call,
    readRssMb,
    stop,
  }
}

export type OpenBank = Awaited<ReturnType<typeof openBank>>
