import { createPart } from '../createPart.ts'

const choicePart = createPart(() => import('./choicePart.ts'))

/** What points, coupon and picture need, fetched beside the offers; null where it cannot be had, and they stand alone. */
export const loadChoicePart = choicePart.load

/** The part, at once where it has been loaded. */
export const useChoicePart = () => choicePart.use().part
