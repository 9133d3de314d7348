import { catalogChecks } from './checks/catalog.ts'
import { confirmChecks } from './checks/confirms.ts'
import { consentChecks } from './checks/consents.ts'
import { fuzzChecks } from './checks/fuzz.ts'
import { givenBackChecks } from './checks/givenBack.ts'
import { headerChecks } from './checks/headers.ts'
import { limitChecks } from './checks/limits.ts'
import { liveChecks } from './checks/live.ts'
import { offerChecks } from './checks/offers.ts'
import { platformChecks } from './checks/platform.ts'
import { privacyChecks } from './checks/privacy.ts'
import { problemChecks } from './checks/problems.ts'
import { quoteChecks } from './checks/quotes.ts'
import { raceChecks } from './checks/races.ts'
import { receiptChecks } from './checks/receipts.ts'
import { refundChecks } from './checks/refunds.ts'
import { sessionChecks } from './checks/sessions.ts'
import type { Group } from './requirement.ts'

/** Everything that is checked, in the order in which it is told. */
export const groups: readonly Group[] = [
  catalogChecks,
  liveChecks,
  headerChecks,
  sessionChecks,
  offerChecks,
  quoteChecks,
  confirmChecks,
  receiptChecks,
  platformChecks,
  refundChecks,
  givenBackChecks,
  raceChecks,
  problemChecks,
  consentChecks,
  privacyChecks,
  limitChecks,
  fuzzChecks,
]
