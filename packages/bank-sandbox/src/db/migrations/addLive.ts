import type { Kysely } from 'kysely'

export async function addLive(_db: Kysely<unknown>) {}
