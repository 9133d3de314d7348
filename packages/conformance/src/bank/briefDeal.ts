import type { OrderRequest } from '@offerdock/sdk/contract'
import { type Deal, makeDeal } from './agree.ts'
import { waitUntil } from './clock.ts'
import type { Kit } from './kit.ts'
import { type Chosen, makeSecondOrder } from './orders.ts'
import { type Persona, personas, viewerOf } from './viewers.ts'

interface BriefDeal extends Deal {
  /** Until the time to capture is over. */
  waitForEnd: () => Promise<void>
}

interface Wishes extends Chosen {
  persona?: Persona
  order?: Partial<OrderRequest>
}

/** An agreement at the second client, whose time to capture is short. */
export async function makeBriefDeal(
  kit: Kit,
  { persona = personas.approved, order, ...chosen }: Wishes = {},
): Promise<BriefDeal> {
  const token = await viewerOf(kit, persona, kit.options.secondClient)
  const deal = await makeDeal(kit, { token, order: await makeSecondOrder(kit, order), ...chosen })
  return { ...deal, waitForEnd: () => waitUntil(kit, deal.confirmed.agreement.captureBefore) }
}
