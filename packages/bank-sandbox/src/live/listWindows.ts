import type { LiveSnapshot, LiveWindow, OfferRules } from '@offerdock/sdk/contract'
import { rulesOn } from '../decide/rulesOn.ts'

interface TimeWindow {
  opensAt?: number | null
  closesAt?: number | null
}

/**
 * The windows that are open at an instant, and those to come, the nearest first. Terms without a window are in neither; a
 * campaign is told in its rooms and while it is open only, because nobody is to learn of it before.
 */
export function listWindows(rules: OfferRules, room: string, nowMs: number): LiveSnapshot['windows'] {
  const windows = collect(rulesOn(rules, new Date(nowMs)), room, nowMs)
  const open = windows.filter(({ opensAt, closesAt }) => (opensAt ?? 0) <= nowMs && nowMs < (closesAt ?? Infinity))
  const next = windows.filter(({ opensAt }) => (opensAt ?? 0) > nowMs)
  return { open, next: next.sort((a, b) => (a.opensAt ?? 0) - (b.opensAt ?? 0)) }
}

function collect(rules: OfferRules, room: string, nowMs: number): LiveWindow[] {
  const { plans, coupons = [], cashback, earn, campaigns = [] } = rules
  const told = campaigns.filter(({ rooms, opensAt }) => (rooms?.includes(room) ?? true) && (opensAt ?? 0) <= nowMs)
  return [
    ...toWindows('offer', null, rules),
    ...plans.flatMap((plan) => toWindows('plan', plan.planId, plan)),
    ...plans.flatMap((plan) => (plan.method === 'EP_FEE' ? toWindows('waiver', plan.planId, plan.waiver) : [])),
    ...coupons.flatMap((coupon) => toWindows('coupon', coupon.couponId, coupon)),
    ...toWindows('cashback', null, cashback),
    ...(earn?.multipliers ?? []).flatMap((multiplier) => toWindows('points', null, multiplier)),
    ...told.flatMap((campaign) => toWindows('campaign', campaign.campaignId, campaign)),
  ]
}

function toWindows(of: LiveWindow['of'], id: string | null, terms: TimeWindow | null | undefined): LiveWindow[] {
  const { opensAt = null, closesAt = null } = terms ?? {}
  return opensAt === null && closesAt === null ? [] : [{ of, id, opensAt, closesAt }]
}
