import { destination, type LevelWithSilent, type Logger, pino } from 'pino'

/** Lines that wait for a slow reader of stderr, in characters; what comes after them is dropped, not waited for. */
const maxLength = 16 * 1024 * 1024

/**
 * Structured logs on stderr; stdout says only `bank ready`. What is logged names no viewer, order, token or address.
 * Written beside the requests; pino writes what is left when the process exits.
 */
export function createLog(level: LevelWithSilent): Logger {
  return pino(
    { level, base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: 2, sync: false, maxLength }),
  )
}
