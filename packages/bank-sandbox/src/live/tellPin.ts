import type { PinRequest } from '@offerdock/sdk/contract'
import type { Kysely } from 'kysely'
import type { Tables } from '../db/tables.ts'
import { transact } from '../db/transact.ts'
import { appendChange } from './appendChange.ts'

/** Tells a room which product is put forward now; the last pin wins. */
export async function tellPin(db: Kysely<Tables>, { clientId, room, ...pin }: PinRequest): Promise<void> {
  const json = JSON.stringify(pin)
  await transact(db, async (trx) => {
    await appendChange(trx, { clientId, room, pin })
    await trx
      .insertInto('pins')
      .values({ client_id: clientId, room, pin: json })
      .onConflict((conflict) => conflict.columns(['client_id', 'room']).doUpdateSet({ pin: json }))
      .execute()
  })
}
