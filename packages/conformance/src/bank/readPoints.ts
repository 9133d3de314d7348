import type { OrderRequest } from '@offerdock/sdk/contract'
import { Failure } from '../http/failure.ts'
import type { Kit } from './kit.ts'
import { readOffers } from './orders.ts'

/** How many points the viewer may use for an order now. */
export async function readPoints(kit: Kit, token: string, order: OrderRequest): Promise<{ balance: number }> {
  const { pricing } = await readOffers(kit, token, order)
  const balance = pricing?.points?.balance
  if (balance === undefined) throw new Failure('the offers do not say the balance of points; say --lacks points')
  return { balance }
}
