import { bridgeGuards } from './bridgeGuards.ts'
import { deliveryGuards } from './deliveryGuards.ts'
import { panelGuards } from './panelGuards.ts'
import { platformGuards } from './platformGuards.ts'
import { serverGuards } from './serverGuards.ts'

/** One line of defence, and the tests that must go red when it is gone. */
export interface Guard {
  /** What it keeps out, in a few words. */
  against: string
  /** From the root. */
  file: string
  /** The exact text that does the guarding; it stands once in the file. */
  guard: string
  /** What stands there in the mutant. Default: nothing. */
  instead?: string
  /** Test file → full names of its tests, each of which must fail without the guard. */
  red: Record<string, string[]>
}

/** Every guard that `npm run test:mutants` takes out; an area appends its own table here. */
export const guards: Guard[] = [...bridgeGuards, ...deliveryGuards, ...serverGuards, ...platformGuards, ...panelGuards]
