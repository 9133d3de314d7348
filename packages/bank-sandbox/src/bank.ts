import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { ImportReceiptKey } from './agreements/receiptKey.ts'
import type { Durability } from './db/readDurability.ts'
import type { Tables } from './db/tables.ts'
import type { DeliverySettings } from './delivery/startDelivery.ts'
import type { Service } from './service/service.ts'
import type { Dist } from './start/readDist.ts'
import type { BankSeed } from './start/readSeed.ts'

/** All that the routes work with, made once at the start. */
export interface Bank {
  /** What the world calls this bank; the issuer of its receipts. */
  publicOrigin: string
  seed: BankSeed
  dist: Dist
  db: Kysely<Tables>
  durability: Durability
  importReceiptKey: ImportReceiptKey
  /** From the publication of a receipt key to its first signature. */
  keyLeadMs: number
  delivery: DeliverySettings
  /** Of the pseudonyms in receipts; never leaves the bank. */
  pseudonymSecret: string
  log: Logger
  service: Service
}
