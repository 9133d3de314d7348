import type { Kysely } from 'kysely'

export async function addLedger(_db: Kysely<unknown>) {}
