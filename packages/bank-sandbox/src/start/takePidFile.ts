import { accessSync, constants, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { BankError } from '../bankError.ts'
import { readStartTime } from './readStartTime.ts'

/**
 * Makes this process the only bank of `dataDir`, because the embedded database lets two openers in and loses writes
 * without a word. `bank.pid` holds pid and start time, so that a number that was given to another process later does
 * not look like a bank. Returns the undo.
 *
 * `isShared`: the database is elsewhere and takes several banks, so a folder that one of them has is no reason to refuse.
 */
export function takePidFile(dataDir: string, { isShared = false } = {}): () => void {
  try {
    return takeFolder(dataDir, isShared)
  } catch (error) {
    if (error instanceof BankError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new BankError('bank-error', `DATA_DIR: ${dataDir} cannot be used (${reason})`)
  }
}

function takeFolder(dataDir: string, isShared: boolean): () => void {
  mkdirSync(dataDir, { recursive: true })
  // Asked first, because SQLite would only say that it cannot open its file.
  accessSync(dataDir, constants.W_OK | constants.X_OK)
  const file = path.join(dataDir, 'bank.pid')
  const own = `${process.pid}\n${readStartTime(process.pid)}\n`
  let isTaken = false
  withLock(dataDir, () => {
    const [pid, startTime] = readText(file).split('\n')
    if (pid && startTime && readStartTime(Number(pid)) === startTime) {
      if (isShared) return
      throw new BankError('bank-error', `DATA_DIR: the bank with pid ${pid} already uses ${dataDir} (see ${file})`)
    }
    writeFileSync(`${file}.new`, own)
    renameSync(`${file}.new`, file)
    isTaken = true
  })
  return () => isTaken && withLock(dataDir, () => readText(file) === own && rmSync(file))
}

/**
 * Looking and taking must be one act, or two banks take over the same stale file. The lock is SQLite's, thus the
 * kernel's: it ends with the process that holds it, whatever happens to that process.
 */
function withLock(dataDir: string, act: () => void) {
  const lock = new DatabaseSync(path.join(dataDir, 'bank.lock'), { timeout: 10_000 })
  try {
    lock.exec('BEGIN EXCLUSIVE')
    act()
  } finally {
    lock.close()
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return ''
    throw error
  }
}
