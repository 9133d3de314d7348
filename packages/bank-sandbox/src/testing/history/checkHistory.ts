import { checkKeys } from './checkKeys.ts'
import { checkOrders } from './checkOrders.ts'
import { checkResources } from './checkResources.ts'
import type { Anomaly, History } from './history.ts'

/** Everything in the history that no correct bank can have done. It never accuses a correct one. */
export const checkHistory = (history: History): Anomaly[] => [
  ...checkResources(history),
  ...checkOrders(history),
  ...checkKeys(history),
]
