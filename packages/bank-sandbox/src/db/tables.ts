import type { AgreementTables } from './tables/agreementTables.ts'
import type { DeliveryTables } from './tables/deliveryTables.ts'
import type { LiveTables } from './tables/liveTables.ts'
import type { PeopleTables } from './tables/peopleTables.ts'
import type { PrivacyTables } from './tables/privacyTables.ts'
import type { RiskTables } from './tables/riskTables.ts'
import type { TestModeTables } from './tables/testModeTables.ts'

/** The database as TypeScript sees it. Amounts are minor units; every instant is written by the database's clock. */
export interface Tables
  extends AgreementTables,
    DeliveryTables,
    LiveTables,
    PeopleTables,
    PrivacyTables,
    RiskTables,
    TestModeTables {}

export type { AgreementRow, QuoteRow } from './tables/agreementTables.ts'
