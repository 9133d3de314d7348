import type { OrderRequest } from '../../contract/index.ts'
import type { BankApi } from '../bankApi.ts'
import { loadChoicePart } from '../choice/loadChoicePart.ts'
import { createPart } from '../createPart.ts'
import type { Proposal } from '../ways.ts'

/** What everybody is offered for an order, shown until the bank has said what this viewer is. */
export interface Standard {
  proposal: Proposal
}

const standardPart = createPart(() => import('./standardPart.ts'))

/** Fetches what the standard terms need, before there is an order to reckon them for. */
export function prepareStandard() {
  void standardPart.load()
  void loadChoicePart()
}

export const useStandardPart = () => standardPart.use().part

interface Asked {
  bank: Pick<BankApi, 'askPublic'>
  clientId: string
  order: OrderRequest
}

/**
 * The standard terms for an order, from the catalog and the room that the badge goes by too. Asked beside the session; null where
 * any of it cannot be had, and the panel does without.
 */
export async function loadStandard({ bank, clientId, order }: Asked): Promise<Standard | null> {
  const { room } = order
  const client = `client=${encodeURIComponent(clientId)}`
  const [part, pricing, catalog, snapshot] = await Promise.all([
    standardPart.load(),
    loadChoicePart(),
    bank.askPublic(`/v1/catalog?${client}&currency=${order.currency}`),
    room === undefined ? null : bank.askPublic(`/v1/live/${encodeURIComponent(room)}/snapshot?${client}`),
  ])
  const isWhole = part && pricing && catalog && (room === undefined || snapshot)
  return isWhole ? part.proposeStandard({ order, catalog, room: snapshot }, pricing) : null
}
