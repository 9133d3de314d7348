import type { OfferRules } from '@offerdock/sdk/contract'
import { dayIn } from '@offerdock/sdk/pricing'
import { instantIn } from './instantIn.ts'

/**
 * The rules as they read on the bank's day of an instant: what recurs daily stands as windows of that day and the next,
 * in the order of time. The same rules give the same windows the whole day long, in every process.
 */
export function rulesOn(rules: OfferRules, now: Date): OfferRules {
  const { earn, timeZone, dailyMultipliers = [] } = rules
  const today = dayIn(timeZone, now.getTime())
  if (!earn || today === null || dailyMultipliers.length === 0) return rules
  const windows = [today, nextDay(today)].flatMap((day) =>
    dailyMultipliers.flatMap(({ multiplier, from, until }) => {
      const opensAt = instantIn(timeZone, day, from)
      const closesAt = instantIn(timeZone, day, until)
      // Both may fall into the hour that a change of the clocks leaves out.
      return opensAt < closesAt ? [{ multiplier, opensAt, closesAt }] : []
    }),
  )
  return { ...rules, earn: { ...earn, multipliers: [...earn.multipliers, ...windows] } }
}

const nextDay = (day: string) => new Date(Date.parse(`${day}T00:00:00.000Z`) + 86_400_000).toISOString().slice(0, 10)
