import type { Offers } from '../contract/index.ts'

/** Offers asked for again, in the places of those before and what is new after them: nothing moves beneath a finger. */
export function keepPlaces(before: Offers, after: Offers): Offers {
  const placeOf = (planId: string) => {
    const place = before.plans.findIndex((plan) => plan.planId === planId)
    return place < 0 ? before.plans.length : place
  }
  return { ...after, plans: [...after.plans].sort((a, b) => placeOf(a.planId) - placeOf(b.planId)) }
}
