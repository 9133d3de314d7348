import type { LiveSnapshot, OfferRules } from '@offerdock/sdk/contract'
import { listWindows } from './listWindows.ts'
import type { RoomFacts } from './readRoom.ts'

/** From this share of the pieces down there are few. */
const fewShare = 0.1

/** The snapshot of a room as it is at an instant; `version` is that of the catalog. */
export function describeRoom(
  rules: OfferRules,
  { room, facts, version }: { room: string; facts: RoomFacts; version: string },
  nowMs: number,
): LiveSnapshot {
  return {
    now: nowMs,
    sequence: facts.sequence,
    version,
    windows: listWindows(rules, room, nowMs),
    quotas: listQuotas(rules, { room, facts }, nowMs),
    withdrawn: facts.withdrawn,
    pin: facts.pin,
  }
}

/** Of the campaigns that are open in the room. How many pieces there are is nobody's business: it would tell the sales. */
function listQuotas(
  { campaigns = [] }: OfferRules,
  { room, facts }: { room: string; facts: RoomFacts },
  nowMs: number,
): LiveSnapshot['quotas'] {
  return campaigns.flatMap(({ campaignId, rooms, quotaPieces, opensAt, closesAt }) => {
    const isOpen = (opensAt ?? 0) <= nowMs && nowMs < (closesAt ?? Infinity)
    if (quotaPieces === null || !isOpen || !(rooms?.includes(room) ?? true)) return []
    const left = quotaPieces - (facts.usedPieces.get(campaignId) ?? 0)
    return [{ campaignId, left: left <= 0 ? 'none' : left <= quotaPieces * fewShare ? 'few' : 'plenty' }]
  })
}
