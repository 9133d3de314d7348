import type { Campaign, OfferRules } from '@offerdock/sdk/contract'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { builtInSeed } from '../testing/makeSeed.ts'
import { findCampaign } from './campaigns.ts'

const standard = builtInSeed().offers['cn-standard'] as OfferRules // the built-in seed has it
const campaign: Campaign = {
  campaignId: 'festival',
  rooms: ['room-1', 'room-2'],
  plans: [],
  quotaPieces: null,
  budgetMinor: null,
  perAccount: 1,
  opensAt: 1000,
  closesAt: 2000,
}
const rulesWith = (changes: Partial<Campaign> = {}) => ({ ...standard, campaigns: [{ ...campaign, ...changes }] })
const claim = { campaign: 'festival', room: 'room-1' }
const at = (ms: number) => new Date(ms)

test.each([
  ['from its opening on', {}, claim, 1000, true],
  ['just before it closes', {}, claim, 1999, true],
  ['in its other room', {}, { ...claim, room: 'room-2' }, 1500, true],
  ['without an end, years later', { opensAt: null, closesAt: null }, claim, 9e12, true],
  ['in any room, where it names none', { rooms: null }, { campaign: 'festival' }, 1500, true],
  ['before its opening', {}, claim, 999, false],
  ['when it closes', {}, claim, 2000, false],
  ['in another room', {}, { ...claim, room: 'room-3' }, 1500, false],
  ['without a room', {}, { campaign: 'festival' }, 1500, false],
  ['in no room at all', { rooms: [] }, claim, 1500, false],
  ['under another name', {}, { ...claim, campaign: 'Festival' }, 1500, false],
])('a campaign %s', (_, changes, order, nowMs, isHonoured) => {
  expect(findCampaign(rulesWith(changes), order, at(nowMs)) !== null).toBe(isHonoured)
})

test('an order without a campaign, and a client without campaigns, have none', () => {
  expect(findCampaign(rulesWith(), { room: 'room-1' }, at(1500))).toBeNull()
  const { campaigns, ...without } = rulesWith()
  expect(findCampaign(without, claim, at(1500))).toBeNull()
})

const nearName = fc.constantFrom('festival ', ' festival', 'FESTIVAL', 'festiva', 'festival1', 'festival\u200b', '')

test('of 10,000 claims that are wrong in one thing or more, none is honoured', () => {
  const wrongName = fc.oneof(fc.string(), nearName).filter((text) => text !== 'festival')
  const wrongRoom = fc
    .oneof(fc.string(), fc.constantFrom('room-11', 'ROOM-1', 'room-1 '))
    .filter((text) => !campaign.rooms?.includes(text))
  const wrongTime = fc.oneof(fc.integer({ min: 0, max: 999 }), fc.integer({ min: 2000, max: 4_000_000_000 }))
  const wrong = fc.oneof(
    fc.record({ campaign: wrongName, room: fc.constant('room-1'), nowMs: fc.constant(1500) }),
    fc.record({ campaign: fc.constant('festival'), room: wrongRoom, nowMs: fc.constant(1500) }),
    fc.record({ campaign: fc.constant('festival'), room: fc.constant('room-1'), nowMs: wrongTime }),
    fc.record({ campaign: wrongName, room: wrongRoom, nowMs: wrongTime }),
  )
  const isRefused = ({ nowMs, ...order }: { campaign: string; room: string; nowMs: number }) =>
    findCampaign(rulesWith(), order, at(nowMs)) === null
  expect(fc.check(fc.property(wrong, isRefused), { numRuns: 10_000 })).toMatchObject({ failed: false, numRuns: 10_000 })
})
