import type { Kysely } from 'kysely'
import type { Logger } from 'pino'
import type { ReceiptKey } from './agreements/receiptKey.ts'
import type { Durability } from './db/readDurability.ts'
import type { Tables } from './db/tables.ts'
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
  receiptKey: ReceiptKey
  /** Of the pseudonyms in receipts; never leaves the bank. */
  pseudonymSecret: string
  log: Logger
}
