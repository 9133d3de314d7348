import { destination, type Logger, pino } from 'pino'

/** Structured logs on stderr; stdout says only `bank ready`. What is logged names no viewer, order, token or address. */
export function createLog(): Logger {
  return pino(
    { base: { pid: process.pid }, timestamp: pino.stdTimeFunctions.isoTime },
    destination({ dest: 2, sync: true }),
  )
}
