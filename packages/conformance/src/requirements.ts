import { catalogChecks } from './checks/catalog.ts'
import type { Group } from './requirement.ts'

/** Everything that is checked, in the order in which it is told. */
export const groups: readonly Group[] = [catalogChecks]
