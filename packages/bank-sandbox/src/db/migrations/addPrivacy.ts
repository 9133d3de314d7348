import type { Kysely } from 'kysely'

export async function addPrivacy(_db: Kysely<unknown>) {}
