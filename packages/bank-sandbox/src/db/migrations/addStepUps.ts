import type { Kysely } from 'kysely'

export async function addStepUps(_db: Kysely<unknown>) {}
