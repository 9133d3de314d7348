import type { OrderRequest, Quote } from '@offerdock/sdk/contract'
import type { Answer } from '../http/send.ts'
import type { Kit } from './kit.ts'
import { askConfirm, type Chosen, type Confirmed, expectConfirmed, makeOrder, readQuote, waitToRead } from './orders.ts'
import { uuidV7 } from './uuidV7.ts'
import { viewerOf } from './viewers.ts'

export interface Deal {
  token: string
  order: OrderRequest
  quote: Quote
  key: string
  answer: Answer
  confirmed: Confirmed
  agreementId: string
}

interface DealWishes extends Chosen {
  token?: string
  order?: OrderRequest
  pin?: string
  room?: string
}

/** From an order to its agreement. Without a plan it is paid in full, for which no bank demands a reading time. */
export async function makeDeal(kit: Kit, { token, order, pin, room, ...chosen }: DealWishes = {}): Promise<Deal> {
  const viewer = token ?? (await viewerOf(kit))
  const asked = order ?? (await makeOrder(kit))
  const quote = await readQuote(kit, viewer, asked, chosen)
  await waitToRead(quote)
  const key = uuidV7()
  const answer = await askConfirm(kit, viewer, quote, {
    key,
    ...(pin !== undefined && { pin }),
    ...(room !== undefined && { room }),
  })
  const confirmed = expectConfirmed(answer)
  return { token: viewer, order: asked, quote, key, answer, confirmed, agreementId: confirmed.agreement.agreementId }
}
