import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** When the process started, in the system's own words; null when there is no such process. */
export function readStartTime(pid: number): string | null {
  if (!Number.isSafeInteger(pid) || pid < 1) return null
  try {
    return process.platform === 'linux'
      ? readProcStat(readFileSync(`/proc/${pid}/stat`, 'utf8'))
      : execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || null
  } catch {
    return null // no such file, or ps found nothing: the process is gone
  }
}

/** Field 22, start time in ticks since boot. The name in field 2 may hold spaces and parentheses. */
export function readProcStat(stat: string): string | null {
  const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  // A zombie was killed and waits for its parent; it holds nothing any more.
  return state === 'Z' || state === 'X' ? null : (fields[18] ?? null)
}
