import type { CategoryRule } from './categoryRule.ts'

/** Kinds of goods that no market of ours finances. COMPLIANCE §5; the lists of issuers are S78 and S79 there. */
export const everywhere: readonly CategoryRule[] = [
  {
    id: 'gambling',
    action: 'block',
    mccs: ['7995', '7800', '7801', '7802', '9406', '9754'],
    tags: ['gambling', 'lottery', 'casino', 'betting', '彩票', '博彩', '赌'],
    isPointsRefused: true,
    isNeutral: true,
  },
  {
    id: 'quasi-cash',
    action: 'block',
    mccs: ['6051', '6012', '4829', '6540', '6536', '6537'],
    tags: ['usdt', 'btc', 'eth', 'bitcoin', 'crypto', 'forex', '虚拟币', '数字货币', '外汇', '套现'],
    isPointsRefused: true,
    isNeutral: true,
  },
  {
    id: 'securities',
    action: 'block',
    mccs: ['6211', '6541'],
    tags: ['securities', 'stocks', 'fund', 'wealth', '股票', '基金', '理财', '证券'],
    isPointsRefused: true,
    isNeutral: true,
  },
  {
    id: 'adult',
    action: 'block',
    mccs: ['7273', '5967'],
    tags: ['escort', 'adult-content', 'dating', '成人用品', '陪侍'],
    isPointsRefused: true,
    isNeutral: true,
  },
  {
    id: 'multi-level-marketing',
    action: 'block',
    mccs: ['5966', '5967'],
    tags: ['mlm', 'get-rich', '传销', '微商代理', '暴富'],
    isPointsRefused: true,
    isNeutral: true,
  },
  {
    id: 'stored-value',
    action: 'off',
    mccs: ['6540', '5815', '5816', '5817', '5818', '7994'],
    tags: ['gift-card', 'top-up', 'tipping', 'virtual-gift', '打赏', '充值', '礼品卡', '购物卡', '虚拟礼物'],
    isPointsRefused: true,
    isNeutral: true,
  },
  {
    id: 'drugs-and-weapons',
    action: 'gate',
    mccs: ['5122', '5912', '5993'],
    tags: ['prescription', 'weapon', 'tobacco', 'e-cigarette', 'vape', '处方药', '武器', '烟草', '电子烟'],
    isNeutral: true,
  },
]
