import { createPart } from '../createPart.ts'

export type ChoicePart = typeof import('./choicePart.ts')

const choicePart = createPart<ChoicePart>(() => import('./choicePart.ts'))

/** What points, coupon and picture need, fetched beside the offers; null where it cannot be had, and they stand alone. */
export const loadChoicePart = choicePart.load

/** The part, at once where it has been loaded. */
export const useChoicePart = () => choicePart.use().part

/** The part as it is now: what comes later waits, since it would move what is on screen. */
export const loadedChoicePart = choicePart.loaded
