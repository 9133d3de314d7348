import type { CategoryRule } from '../categories/categoryRule.ts'
import { findCategoryRules } from '../categories/findCategoryRules.ts'
import type { Demand } from '../items.ts'
import type { BankRules, PolicyOrder } from '../order.ts'
import type { Policy } from '../policy.ts'
import type { Refusal } from '../refusal.ts'

export interface GoodsVerdict {
  installments: Refusal | null
  points: Refusal | null
  payInFull: Refusal | null
  demands: readonly Demand[]
}

/**
 * COMPLIANCE §5. Code and tags are looked up both, since sellers deal in a field whatever their code; any rule that
 * closes, closes. Only then is asked whether the goods are known at all.
 */
export function judgeGoods(policy: Policy, order: PolicyOrder): GoodsVerdict {
  const bank = order.bank ?? {}
  const found = findCategoryRules([...policy.categories.rules, ...(bank.categoryRules ?? [])], order.mcc, order.tags)
  const verdict: GoodsVerdict = { installments: null, points: null, payInFull: null, demands: [] }
  for (const rule of found) {
    const refusal: Refusal = { refused: 'blocked-category', rule: rule.id, ...(rule.isNeutral && { isNeutral: true }) }
    if (rule.action === 'gate' && isOpen(rule, order, bank)) {
      const needs = (rule.needs ?? []).map((item) => ({ item, rule: rule.id }))
      verdict.demands = [...verdict.demands, ...needs]
      continue
    }
    verdict.installments ??= refusal
    if (rule.isPointsRefused) verdict.points ??= refusal
    if (rule.action === 'block') verdict.payInFull ??= refusal
    if (rule.action === 'limit') verdict.payInFull ??= aboveLimit(rule, order, bank)
  }
  if (!isKnown(policy, order, bank)) verdict.installments ??= { refused: 'blocked-category', rule: 'unknown-goods' }
  return verdict
}

/** A gate opens for a seller, or, where the risk is to cash out, up to an amount. */
function isOpen(rule: CategoryRule, order: PolicyOrder, bank: BankRules): boolean {
  if (rule.isNeverLive && (order.isLive || order.isPromotion || order.surface === 'stream')) return false
  if (rule.isNeverForStudents && isStudentOrMinor(order)) return false
  if (rule.byAmount) return order.orderMinor <= (bank.maximumMinor?.[rule.id] ?? -1)
  return bank.openGates?.includes(rule.id) ?? false
}

const isStudentOrMinor = ({ viewer }: PolicyOrder) =>
  viewer !== null && (viewer.isStudent === true || viewer.age === 'under-age' || viewer.age === 'under-14')

function aboveLimit(rule: CategoryRule, order: PolicyOrder, bank: BankRules): Refusal | null {
  const maximumMinor = bank.maximumMinor?.[rule.id]
  if (maximumMinor === undefined || order.orderMinor <= maximumMinor) return null
  return { refused: 'above-maximum', rule: rule.id, maximumMinor }
}

/** The bank's list, if it has one, says which codes are known; where unknown goods are refused, a tag is needed too. */
function isKnown({ categories }: Policy, { mcc, tags }: PolicyOrder, bank: BankRules): boolean {
  if (bank.categories) return mcc !== null && bank.categories.includes(mcc) && hasTag(categories.unknown, tags)
  if (categories.unknown === 'bank') return true
  const opened = categories.rules.some(({ action, mccs }) => action === 'gate' && mccs.includes(mcc ?? ''))
  return (opened || categories.ordinary.includes(mcc ?? '')) && hasTag(categories.unknown, tags)
}

const hasTag = (unknown: 'refuse' | 'bank', tags: readonly string[]) =>
  unknown === 'bank' || tags.some((tag) => tag.trim() !== '')
