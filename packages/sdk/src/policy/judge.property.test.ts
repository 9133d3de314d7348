import fc from 'fast-check'
import { expect, test } from 'vitest'
import { judge, lintText, type Policy, type PolicyOffer, type PolicyOrder, policies, refusalCodes } from './index.ts'
import { sampleSheet } from './testing/samples.ts'

const runs = { numRuns: 10_000 }
const policy = fc.constantFrom<Policy>(...Object.values(policies))
const mcc = fc.option(fc.constantFrom('5732', '7995', '5944', '8011', '6513', '9311', '0000', '5816', ''))
const tags = fc.array(fc.constantFrom('phone', 'USDT', '医美', '首付', ' ', '充值'), { maxLength: 3 })
const odd = fc.constantFrom(Number.NaN, -1, 0.5, Number.MAX_SAFE_INTEGER + 1)
const amount = fc.oneof(
  { weight: 9, arbitrary: fc.integer({ min: 0, max: 1_000_000_000_000 }) },
  { weight: 1, arbitrary: odd },
)

const viewer = fc.record({
  age: fc.constantFrom('of-age', 'of-age', 'under-age', 'under-14', null),
  wantsPersonal: fc.boolean(),
})
const order: fc.Arbitrary<PolicyOrder> = fc.record({
  orderMinor: amount,
  mcc,
  tags,
  surface: fc.constantFrom('checkout', 'product', 'stream'),
  reached: fc.constantFrom('load', 'product-tap', 'checkout'),
  isLive: fc.boolean(),
  isPromotion: fc.boolean(),
  openedBy: fc.constantFrom('viewer', 'viewer', 'script', null),
  viewer: fc.option(viewer),
  bank: fc.record({ isCounselApproved: fc.boolean(), openGates: fc.constant(['medical-aesthetics']) }),
})

const offerFor = (of: Policy): fc.Arbitrary<PolicyOffer> =>
  fc
    .record({
      planId: fc.uuid(),
      kind: fc.constantFrom('purchase', 'purchase', 'cash'),
      periods: fc.integer({ min: 1, max: 80 }),
      feeMode: fc.constantFrom('NONE', 'PER_PERIOD', 'UPFRONT', 'FIRST_PERIOD'),
      financedMinor: amount,
      interestMinor: fc.constantFrom(0, 35_988),
      apr: fc.option(fc.record({ convention: fc.constantFrom(...of.apr.conventions), bps: fc.nat(5000) })),
      sheet: fc.option(fc.constant(sampleSheet(of))),
      regime: fc.constant('open_end' as const),
    })
    .map((offer) => ({ ...offer, totalMinor: offer.financedMinor + offer.interestMinor }) as PolicyOffer)

const cases = policy.chain((of) => fc.tuple(fc.constant(of), order, fc.array(offerFor(of), { maxLength: 4 })))

test('a plan is shown once, refused once, or closed with all others; nothing throws and nothing is chosen', () => {
  fc.assert(
    fc.property(cases, ([of, given, offers]) => {
      const before = JSON.stringify([given, offers])
      const verdict = judge(of, given, offers)
      expect(JSON.stringify(judge(of, given, offers))).toBe(JSON.stringify(verdict))
      expect(JSON.stringify([given, offers])).toBe(before)
      const { shown, refused, installments, teaser, payInFull, points } = verdict
      const ids = [...shown, ...refused].map(({ planId }) => planId)
      expect(new Set(ids).size).toBe(ids.length)
      if (installments) expect([shown, teaser]).toEqual([[], 'none'])
      else expect(ids.toSorted()).toEqual(offers.map(({ planId }) => planId).toSorted())
      for (const { isSelected, beside } of shown) {
        expect(isSelected).toBe(false)
        expect(of.beside.filter((demand) => !beside.includes(demand))).toEqual([])
      }
      for (const refusal of [installments, payInFull, points, ...refused]) {
        if (refusal) expect(refusalCodes).toContain(refusal.refused)
      }
    }),
    runs,
  )
}, 60_000)

test('one more tag, and a stricter bank, never open anything', () => {
  fc.assert(
    fc.property(cases, fc.constantFrom('USDT', '首付', '医美', '打赏'), ([of, given, offers], tag) => {
      const shownOf = (order: PolicyOrder) => judge(of, order, offers).shown.map(({ planId }) => planId)
      const known = { ...given, tags: [...given.tags, 'phone'] }
      const isSubset = (part: string[], whole: string[]) => part.every((id) => whole.includes(id))
      expect(isSubset(shownOf({ ...known, tags: [...known.tags, tag] }), shownOf(known))).toBe(true)
      const stricter = { id: 'own', action: 'off', mccs: ['5732'], tags: [] } as const
      const bank = { ...given.bank, categoryRules: [stricter], openGates: [] }
      expect(isSubset(shownOf({ ...known, bank }), shownOf(known))).toBe(true)
    }),
    runs,
  )
}, 60_000)

test('a banned word is found in whatever width, case and spacing', () => {
  const words = policies.CN.words.filter(({ unless }) => !unless).flatMap(({ words }) => words)
  const around = fc.constantFrom('', '。', ' ', '分期', '，')
  const gap = fc.constantFrom('', ' ', '\u200b', '\u3000', '\n')
  const isHan = (word: string) => /^\p{Script=Han}+$/u.test(word)
  const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  fc.assert(
    fc.property(
      fc.constantFrom(...words),
      around,
      around,
      gap,
      fc.boolean(),
      (word, before, after, between, isWide) => {
        const spaced = isHan(word) ? Array.from(word).join(between) : word.toUpperCase()
        const text = `${before}${isWide ? wide(spaced) : spaced}${after}`
        const said = lintText(policies.CN, 'zh-CN', text, { kind: 'copy', interestMinor: 0, beside: ['apr'] })
        expect(said.map(({ says }) => says)).toContain(word)
      },
    ),
    runs,
  )
}, 60_000)
