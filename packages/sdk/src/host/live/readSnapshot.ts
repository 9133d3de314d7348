import type { LiveSnapshot } from '../../contract/live.ts'
import { record } from '../record.ts'

/** What is true of a room, as far as a badge has to know it. */
export type RoomFacts = Pick<LiveSnapshot, 'now' | 'version' | 'withdrawn'>

/** Reads a snapshot by hand, or gives null. Keys it does not know are ignored. */
export function readSnapshot(value: unknown): RoomFacts | null {
  const { now, version, withdrawn } = record(value)
  const { everything, plans } = record(withdrawn)
  const isReadable =
    Number.isSafeInteger(now) &&
    typeof version === 'string' &&
    typeof everything === 'boolean' &&
    Array.isArray(plans) &&
    plans.every((plan) => typeof plan === 'string')
  return isReadable ? ({ now, version, withdrawn: { everything, plans } } as RoomFacts) : null // every field was checked above
}
