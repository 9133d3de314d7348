import type { Kysely } from 'kysely'

export async function addDelivery(_db: Kysely<unknown>) {}
