import { randomBytes } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { takeBackup } from '../db/takeBackup.ts'

/** `POST /admin/backup`: all that the database holds at one instant, in a file on this machine. */
export function addBackupAdmin(admin: Hono, bank: Bank) {
  const folder = path.join(bank.service.dataDir, 'backups')
  admin.post('/backup', async (c) => {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const file = path.join(folder, `${fileTime()}-${randomBytes(3).toString('hex')}.jsonl.gz`)
    try {
      const { rows } = await takeBackup(bank.db, file)
      bank.log.info({ rows }, 'backup taken')
      return c.json({ file, rows }, 201)
    } catch (error) {
      await rm(file, { force: true }) // half a backup helps nobody
      throw error
    }
  })
}

/** For the eye only; what instant the rows are of is in the file, by the database's clock. */
const fileTime = () => new Date().toISOString().replaceAll(/[:.]/g, '-')
