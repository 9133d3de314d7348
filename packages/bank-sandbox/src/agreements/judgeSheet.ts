import type { PricedPlan } from '@offerdock/sdk/contract'
import { judgeOffer, lintText, policies, type Refusal } from '@offerdock/sdk/policy'
import type { DisclosureFacts, Sheet } from './disclosure.ts'

/**
 * Why a plan cannot be paid by with this sheet, or null. Only a market that forces the sheet to be read is strict about
 * it; others say what they want of it in their warnings.
 */
export function judgeSheet({ price, rules, bank }: DisclosureFacts, plan: PricedPlan, sheet: Sheet): Refusal | null {
  const { locale } = sheet
  const policy = policies[rules.market]
  if (!policy.reading.isForced) return null
  const { rule } = price
  const { planId, periods, interestMinor, totalMinor, apr } = plan
  const collectedBy =
    Object.values(bank.legalName).find((name) => name.trim() !== '' && sheet.text.includes(name)) ?? ''
  const offer = {
    ...{ planId, periods, interestMinor, totalMinor, apr, kind: 'purchase' as const },
    feeMode: rule?.method === 'EP_FEE' ? rule.feeMode : ('PER_PERIOD' as const),
    financedMinor: price.priced.totals.financedMinor,
    sheet: {
      items: sheet.items,
      costs: [{ name: 'interest', minor: interestMinor, collectedBy }],
      // How long it is read is the bank's own rule, and none at all in a test.
      readingMs: 1,
    },
  }
  // The sheet is where the conditions of a plan without charges stand.
  const facts = { kind: 'sheet' as const, interestMinor, beside: [...sheet.items, 'conditions' as const] }
  const [fault] = lintText(policy, locale, sheet.text, facts)
  return judgeOffer(policy, offer, policy.sheet) ?? (fault ? { refused: 'market-refused', rule: fault.rule } : null)
}
