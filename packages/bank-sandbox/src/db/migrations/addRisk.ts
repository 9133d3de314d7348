import type { Kysely } from 'kysely'

export async function addRisk(_db: Kysely<unknown>) {}
