import type { Migration } from 'kysely/migration'
import { addAnswers } from './migrations/addAnswers.ts'
import { addDelivery } from './migrations/addDelivery.ts'
import { addHoldSlots } from './migrations/addHoldSlots.ts'
import { addLedger } from './migrations/addLedger.ts'
import { addLive } from './migrations/addLive.ts'
import { addPrivacy } from './migrations/addPrivacy.ts'
import { addRisk } from './migrations/addRisk.ts'
import { addStepUps } from './migrations/addStepUps.ts'
import { addTestMode } from './migrations/addTestMode.ts'
import { bindToAccounts } from './migrations/bindToAccounts.ts'
import { createFirstPath } from './migrations/createFirstPath.ts'

/** In the order of their names. One that has been released is never edited. */
export const migrations: Record<string, Migration> = {
  '001-first-path': { up: createFirstPath },
  '002-bind-to-accounts': { up: bindToAccounts },
  '003-ledger': { up: addLedger },
  '004-delivery': { up: addDelivery },
  '005-step-ups': { up: addStepUps },
  '006-privacy': { up: addPrivacy },
  '007-live': { up: addLive },
  '008-risk': { up: addRisk },
  '009-test-mode': { up: addTestMode },
  '010-hold-slots': { up: addHoldSlots },
  '011-answers': { up: addAnswers },
}
