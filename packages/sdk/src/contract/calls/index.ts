import type { CallGroup } from './call.ts'
import { operatorCalls } from './operatorCalls.ts'
import { pageCalls } from './pageCalls.ts'
import { platformCalls } from './platformCalls.ts'
import { privacyCalls } from './privacyCalls.ts'
import { publicCalls } from './publicCalls.ts'
import { requestCalls } from './requestCalls.ts'
import { viewerCalls } from './viewerCalls.ts'

export type { Answer, Asker, Call, CallGroup, Parameter, Schema } from './call.ts'
export { pathParameters } from './parameters.ts'
export { problemsOf } from './problemsOf.ts'

/** Every call of the API. `npm run contract` writes `openapi.json` from it, and the sandbox has exactly these. */
export const callGroups: CallGroup[] = [
  publicCalls,
  viewerCalls,
  platformCalls,
  privacyCalls,
  requestCalls,
  pageCalls,
  operatorCalls,
]
