import type { Item } from '../items.ts'
import type { PolicyOffer, PolicyOrder } from '../order.ts'
import type { Policy } from '../policy.ts'

/** An everyday purchase at a checkout, by a signed-in viewer of age, with nothing against it. */
export const sampleOrder = (changes: Partial<PolicyOrder> = {}): PolicyOrder => ({
  orderMinor: 499_900,
  mcc: '5732',
  tags: ['phone'],
  surface: 'checkout',
  reached: 'checkout',
  isLive: false,
  openedBy: 'viewer',
  viewer: { age: 'of-age', wantsPersonal: false },
  ...changes,
})

/** 4,999.00 over 12 at 0.60 % a period, with everything on its sheet that the market asks for. */
export const sampleOffer = (policy: Policy, changes: Partial<PolicyOffer> = {}): PolicyOffer => ({
  planId: 'p12',
  kind: 'purchase',
  periods: 12,
  feeMode: 'PER_PERIOD',
  financedMinor: 499_900,
  interestMinor: 35_988,
  totalMinor: 535_888,
  apr: { convention: policy.apr.conventions[0] ?? 'CN_IRR_NOMINAL', bps: 1303 },
  regime: 'open_end',
  sheet: sampleSheet(policy),
  ...changes,
})

export const sampleSheet = (policy: Policy, leftOut?: Item) => ({
  items: policy.sheet.map(({ item }) => item).filter((item) => item !== leftOut),
  costs: [{ name: 'interest', minor: 35_988, collectedBy: 'Sandbox Bank Ltd.' }],
  readingMs: 3000,
})

/** The same plan without any charge. */
export const freeOffer = (policy: Policy, changes: Partial<PolicyOffer> = {}): PolicyOffer =>
  sampleOffer(policy, {
    planId: 'p3',
    periods: 3,
    feeMode: 'NONE',
    interestMinor: 0,
    totalMinor: 499_900,
    apr: { convention: policy.apr.conventions[0] ?? 'CN_IRR_NOMINAL', bps: 0 },
    sheet: { ...sampleSheet(policy), costs: [] },
    ...changes,
  })
