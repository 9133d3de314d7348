import type { Kysely } from 'kysely'

export async function addTestMode(_db: Kysely<unknown>) {}
