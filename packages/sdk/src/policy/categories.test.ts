import { expect, test } from 'vitest'
import { cn, eu, judge, type PolicyOrder } from './index.ts'
import { sampleOffer, sampleOrder, sampleSheet } from './testing/samples.ts'

const judgeGoods = (changes: Partial<PolicyOrder>) => judge(cn, sampleOrder(changes), [sampleOffer(cn)])

const blocked = [
  ...['7995', '7800', '7801', '7802', '9406', '9754', '6051', '6012', '4829', '6540', '6536', '6537', '6211', '6541'],
  ...['1520', '1771', '7013', '6542', '9312', '4458', '7011', '7273', '5967', '5966'],
]
test.each(blocked)('code %s is blocked, with no offer of any kind, whatever the bank opens', (mcc) => {
  const bank = { categories: [mcc], openGates: cn.categories.rules.map(({ id }) => id), maximumMinor: {} }
  const { shown, teaser, installments, payInFull } = judgeGoods({ mcc, bank })
  expect({ shown, teaser }).toEqual({ shown: [], teaser: 'none' })
  expect(installments?.refused).toBe('blocked-category')
  expect(payInFull?.refused).toBe('blocked-category')
})

test.each([
  ...[
    'USDT',
    'buy btc now',
    'ＢＴＣ',
    '虚拟币',
    '虚 拟 币',
    '首付',
    '购房定金',
    '车位',
    '彩票',
    '长租公寓',
    'Real Estate',
  ],
])('tag "%s" blocks under the most ordinary code', (tag) => {
  expect(judgeGoods({ tags: ['phone', tag] }).installments?.refused).toBe('blocked-category')
})

test.each(['phone', 'btcx', 'fundamental', 'stockings', 'tax-free'])('tag "%s" blocks nothing', (tag) => {
  expect(judgeGoods({ tags: [tag] }).installments).toBe(null)
})

test('gambling, quasi-cash and securities refuse points too, and give no reason', () => {
  for (const mcc of ['7995', '6051', '6211']) {
    const { points, installments } = judgeGoods({ mcc })
    expect(points).toMatchObject({ refused: 'blocked-category', isNeutral: true })
    expect(installments?.isNeutral).toBe(true)
  }
})

test.each(['5815', '5816', '5817', '5818', '7994'])('code %s, stored value: no installments, no points', (mcc) => {
  const { points, installments, payInFull } = judgeGoods({ mcc })
  expect([points?.refused, installments?.refused, payInFull]).toEqual(['blocked-category', 'blocked-category', null])
})

test('tipping and top-up are off by their tag alone', () => {
  for (const tag of ['打赏', '游戏充值', 'gift card']) expect(judgeGoods({ tags: [tag] }).points).not.toBe(null)
})

const limited = ['9311', '6513', '7012', '5960', '6300', '6381', '6399', '5039', '5998']
test.each(limited)('code %s has no installments, and a limit that is inclusive', (mcc) => {
  const rule = cn.categories.rules.find(({ action, mccs }) => action === 'limit' && mccs.includes(mcc))?.id ?? ''
  const maximumMinor = { [rule]: 3_000_000 }
  const at = (orderMinor: number) => judgeGoods({ mcc, orderMinor, bank: { maximumMinor } })
  expect(at(3_000_000).installments?.refused).toBe('blocked-category')
  // 6513 is rental too, and that is blocked whatever the limit.
  if (mcc === '6513') return expect(at(1).payInFull?.rule).toBe('long-rental')
  expect(at(3_000_000).payInFull).toBe(null)
  expect(judgeGoods({ mcc, orderMinor: 3_000_001 }).payInFull).toBe(null)
  expect(at(3_000_001).payInFull).toEqual({ refused: 'above-maximum', rule, maximumMinor: 3_000_000 })
})

const gated = ['8011', '8099', '7298', '7230', '8299', '8241', '8244', '8249', '5122', '5912', '5993']
test.each(gated)('code %s is closed until the bank opens its gate', (mcc) => {
  const rule = cn.categories.rules.find(({ action, mccs }) => action === 'gate' && mccs.includes(mcc))?.id ?? ''
  expect(judgeGoods({ mcc }).installments).toMatchObject({ refused: 'blocked-category', rule })
  expect(judgeGoods({ mcc, bank: { openGates: ['another'] } }).installments?.rule).toBe(rule)
  expect(judgeGoods({ mcc, bank: { openGates: [rule] } }).installments?.refused).not.toBe('blocked-category')
})

test('medical aesthetics: never live, never promoted, and with a note on cooling off', () => {
  const open: Partial<PolicyOrder> = { tags: ['医美项目'], bank: { openGates: ['medical-aesthetics'] } }
  expect(judgeGoods({ ...open, isLive: true }).installments?.rule).toBe('medical-aesthetics')
  expect(judgeGoods({ ...open, surface: 'stream' }).installments?.rule).toBe('medical-aesthetics')
  expect(judgeGoods({ ...open, isPromotion: true }).installments?.rule).toBe('medical-aesthetics')
  expect(judgeGoods(open).refused).toMatchObject([{ rule: 'medical-aesthetics', missing: ['cooling-off'] }])
  const sheet = { ...sampleSheet(cn), items: [...sampleSheet(cn).items, 'cooling-off' as const] }
  expect(judge(cn, sampleOrder(open), [sampleOffer(cn, { sheet })]).shown).toHaveLength(1)
})

test('training is never for students', () => {
  const bank = { openGates: ['training'] }
  const viewer = { age: 'of-age', wantsPersonal: false } as const
  expect(judgeGoods({ mcc: '8299', bank, viewer }).installments).toBe(null)
  expect(judgeGoods({ mcc: '8299', bank, viewer: { ...viewer, isStudent: true } }).installments?.rule).toBe('training')
})

test.each(['5094', '5944', '5933'])('code %s, easy to turn into cash, is open up to the amount of the bank', (mcc) => {
  const bank = { maximumMinor: { 'gold-and-luxury': 499_900 } }
  expect(judgeGoods({ mcc }).installments?.rule).toBe('gold-and-luxury')
  expect(judgeGoods({ mcc, bank }).installments).toBe(null)
  expect(judgeGoods({ mcc, bank: { maximumMinor: { 'gold-and-luxury': 499_899 } } }).installments?.refused).toBe(
    'blocked-category',
  )
})

test('in China goods without a known code or without a tag have no installments', () => {
  for (const changes of [{ mcc: null }, { mcc: '0000' }, { mcc: '57321' }, { tags: [] }, { tags: [' '] }]) {
    const { installments, payInFull } = judgeGoods(changes)
    expect(installments).toEqual({ refused: 'blocked-category', rule: 'unknown-goods' })
    expect(payInFull).toBe(null)
  }
  expect(judge(eu, sampleOrder({ mcc: null, tags: [] }), [sampleOffer(eu)]).shown).toHaveLength(1)
})

test('the bank closes what we leave open, and cannot open what is blocked', () => {
  expect(judgeGoods({ bank: { categories: ['5722'] } }).installments?.rule).toBe('unknown-goods')
  const ownRule = { id: 'bank-7', action: 'off', mccs: ['5732'], tags: [] } as const
  expect(judgeGoods({ bank: { categoryRules: [ownRule] } }).installments?.rule).toBe('bank-7')
  expect(judgeGoods({ mcc: '7995', bank: { categories: ['7995'] } }).installments?.rule).toBe('gambling')
})

test('what may be logged names a rule, never a product', () => {
  const said = JSON.stringify(judgeGoods({ tags: ['Lucky Jade 首付'] }))
  expect(said).toContain('real-estate')
  expect(said).not.toMatch(/Lucky|首付/)
})
