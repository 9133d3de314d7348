import { readPseudonymSecret } from '../agreements/pseudonym.ts'
import { readReceiptKey } from '../agreements/receiptKey.ts'
import { openDatabase } from '../db/openDatabase.ts'
import { readDurability } from '../db/readDurability.ts'
import { createApp } from '../http/createApp.ts'
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
  const stop = async () => {
    await undo.server?.()
    await undo.jobs?.()
    await undo.database?.()
    undo.pidFile?.()
  }
  try {
    const log = createLog()
    const dist = await readDist(config.distDir)
    const seed = await readSeed(config)
    const server = await listen(config.port)
    undo.server = server.stop
    undo.pidFile = takePidFile(config.dataDir)
    const { db, close } = await openDatabase(config, log)
    undo.database = close
    const publicOrigin = config.publicOrigin ?? `http://127.0.0.1:${server.port}`
    const durability = await readDurability(db)
    const receiptKey = await readReceiptKey(db)
    const pseudonymSecret = await readPseudonymSecret(db)
    const bank = { publicOrigin, seed, dist, db, log, durability, receiptKey, pseudonymSecret }
    undo.jobs = startJobs(bank)
    server.serve(createApp(bank))
    log.info({ port: server.port, durability, clients: seed.clients.size }, 'bank started')
    return { port: server.port, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
