import type { Rooms } from './askRooms.ts'
import type { Finding } from './finding.ts'

const toleratedMs = 60_000
const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Terms of an offer begin and end by the bank's clock, which docks ask for: is this device's another one? */
export function checkClock(rooms: Rooms): Finding | null {
  const bankMs = Array.from(rooms.values(), (facts) => facts?.now).find((now) => now !== undefined)
  const aheadMs = bankMs === undefined ? 0 : Date.now() - bankMs
  if (Math.abs(aheadMs) <= toleratedMs) return null
  const difference = `${spell(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead of' : 'behind'}`
  return {
    code: 'clock-off',
    cause: `This device's clock is ${difference} the bank's. Docks go by the bank's; only while it does not say the time may offers seem over or not yet open. Events carry the device's time in "at".`,
    fix: 'Set the clock of this device.',
  }
}

const spell = (ms: number) =>
  ms < hourMs ? `${Math.round(ms / minuteMs)} minutes` : `${(ms / hourMs).toFixed(1)} hours`
