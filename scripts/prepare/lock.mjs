import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cacheDir } from './paths.mjs'

/** The owner touches its lock far more often than this; the pid alone could belong to someone else by now. */
const staleMs = 30_000

/**
 * Runs `work` while no other process runs any; others wait, and take over from one that died.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} [lockDir]
 * @returns {Promise<T>}
 */
export async function withLock(work, lockDir = path.join(cacheDir, 'prepare.lock')) {
  fs.mkdirSync(path.dirname(lockDir), { recursive: true })
  for (let hasWaited = false; !tryLock(lockDir); hasWaited = true) {
    if (isStale(lockDir)) breakLock(lockDir)
    else if (!hasWaited) console.error('offerdock: another command is preparing this checkout, waiting for it …')
    await sleep(100)
  }
  const beat = setInterval(() => touch(lockDir), 1000)
  const unlock = () => fs.rmSync(lockDir, { recursive: true, force: true })
  process.once('exit', unlock)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', unlock)
    unlock()
  }
}

/** @param {string} lockDir */
function touch(lockDir) {
  try {
    fs.utimesSync(lockDir, new Date(), new Date())
  } catch {
    // Taken over while this process was suspended; the other one does the same work.
  }
}

/** @param {string} lockDir */
function tryLock(lockDir) {
  try {
    fs.mkdirSync(lockDir)
    fs.writeFileSync(path.join(lockDir, 'pid'), String(process.pid))
    return true
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false
    throw error
  }
}

/**
 * Two may see the same stale lock: a second lock lets only one remove it, and only if it is still stale.
 *
 * @param {string} lockDir
 */
function breakLock(lockDir) {
  const breaking = `${lockDir}.breaking`
  try {
    fs.mkdirSync(breaking)
  } catch {
    if (ageMs(breaking) > staleMs) fs.rmSync(breaking, { recursive: true, force: true })
    return
  }
  if (isStale(lockDir)) fs.rmSync(lockDir, { recursive: true, force: true })
  fs.rmSync(breaking, { recursive: true, force: true })
}

/** @param {string} lockDir */
function isStale(lockDir) {
  if (ageMs(lockDir) > staleMs) return true
  try {
    process.kill(Number(fs.readFileSync(path.join(lockDir, 'pid'), 'utf8') || process.pid), 0)
    return false
  } catch (error) {
    // No such process; a lock whose file is not there yet, or a process of someone else (EPERM), is alive.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH'
  }
}

/** @param {string} file */
function ageMs(file) {
  const stat = fs.statSync(file, { throwIfNoEntry: false })
  return stat ? Date.now() - stat.mtimeMs : 0
}
