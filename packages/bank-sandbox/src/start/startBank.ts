import { readPseudonymSecret } from '../agreements/pseudonym.ts'
import { openReceiptKeys } from '../agreements/receiptKey.ts'
import { syncScarceThings } from '../agreements/syncScarceThings.ts'
import type { Bank } from '../bank.ts'
import { openDatabase } from '../db/openDatabase.ts'
import { readDurability } from '../db/readDurability.ts'
import { createApp } from '../http/createApp.ts'
import { createCatalogLane } from '../http/createCatalogLane.ts'
import { createMetrics } from '../service/createMetrics.ts'
import { createMemoryBuckets } from '../service/memoryBuckets.ts'
import type { Service } from '../service/service.ts'
import { createScenarioCache } from '../testMode/scenarios.ts'
import { createLog } from './createLog.ts'
import { listen } from './listen.ts'
import { readDist } from './readDist.ts'
import type { Config } from './readEnv.ts'
import { readSeed } from './readSeed.ts'
import { startJobs } from './startJobs.ts'
import { takePidFile } from './takePidFile.ts'

/** Starts the bank, or undoes what it began and throws. */
export async function startBank(config: Config): Promise<{ port: number; stop: () => Promise<void> }> {
  // In the order they are to be undone: no new request, no work of the bank's own, no database, then the folder is free.
  const undo: {
    server?: () => Promise<void>
    jobs?: () => Promise<void>
    database?: () => Promise<void>
    pidFile?: () => void
  } = {}
  const stopping = new AbortController()
  const stop = async () => {
    stopping.abort()
    await undo.server?.()
    await undo.jobs?.()
    await undo.database?.()
    undo.pidFile?.()
  }
  try {
    const log = createLog(config.logLevel)
    const dist = await readDist(config.distDir)
    const seed = await readSeed(config)
    const server = await listen(config)
    undo.server = server.stop
    undo.pidFile = takePidFile(config.dataDir, { isShared: config.databaseUrl !== null })
    const { db, connections, close } = await openDatabase(config, log)
    undo.database = close
    const publicOrigin = config.publicOrigin ?? `http://127.0.0.1:${server.port}`
    const durability = await readDurability(db)
    const importReceiptKey = await openReceiptKeys(db)
    const pseudonymSecret = await readPseudonymSecret(db)
    await syncScarceThings({ db, seed })
    const { operatorKey, trustedHops, limitsRates, dataDir } = config
    const service: Service = {
      ...{ operatorKey, trustedHops, limitsRates, dataDir, connections },
      stopping: stopping.signal,
      metrics: createMetrics(),
      scenarios: createScenarioCache(db),
      memoryBuckets: createMemoryBuckets(),
    }
    const { keyLeadMs, delivery } = config
    const secrets = { importReceiptKey, keyLeadMs, pseudonymSecret }
    const bank: Bank = { publicOrigin, seed, dist, db, log, durability, ...secrets, delivery, service }
    undo.jobs = startJobs(bank)
    server.serve(createApp(bank), createCatalogLane(bank))
    log.info({ port: server.port, durability, clients: seed.clients.size }, 'bank started')
    return { port: server.port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
