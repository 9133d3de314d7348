import { HttpResponse, http } from 'msw'
import type { Offers, OrderRequest } from '../../contract/index.ts'
import { bankWorker } from './mountPanel.ts'
import { sampleOffers } from './samples.ts'
import { at, type Mounted } from './useCheckout.ts'

/** Has the bank of a panel that was just mounted answer with other offers. */
export function changeOffers(change: (offers: Offers) => Offers) {
  bankWorker.use(
    http.post<never, OrderRequest>('*/v1/offers', async ({ request }) =>
      HttpResponse.json(change(sampleOffers(null, await request.json()))),
    ),
  )
}

export const field = (panel: Mounted) => at(panel, 'points-input') as HTMLInputElement
export const textOf = (panel: Mounted, name: string) => at(panel, name)?.textContent ?? ''
