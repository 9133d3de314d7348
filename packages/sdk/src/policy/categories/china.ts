import type { CategoryRule } from './categoryRule.ts'

/**
 * What Chinese banks' notices add (COMPLIANCE §5, S72–S77, S80, S81). They reach sellers that actually deal in the
 * field whatever their code, hence the tags. Amounts are the bank's: the notices differ.
 */
export const china: readonly CategoryRule[] = [
  {
    id: 'real-estate',
    action: 'block',
    mccs: ['1520', '1771', '7013', '6542'],
    tags: ['real-estate', 'down-payment', 'parking-space', '首付', '定金', '车位', '购房', '房产'],
    isPointsRefused: true,
  },
  { id: 'property-tax', action: 'block', mccs: ['9312'], tags: ['property-tax', '房产税', '契税'] },
  { id: 'tax', action: 'limit', mccs: ['9311'], tags: ['tax-payment', '税款', '缴税'] },
  { id: 'property-fees', action: 'limit', mccs: ['6513', '7012'], tags: ['time-share', '物业费'] },
  { id: 'insurance', action: 'limit', mccs: ['5960', '6300', '6381', '6399'], tags: ['insurance', '保险'] },
  { id: 'wholesale', action: 'limit', mccs: ['5039', '5998'], tags: ['wholesale', '批发', '建材'] },
  { id: 'tobacco-wholesale', action: 'block', mccs: ['4458'], tags: ['tobacco-wholesale', '烟草批发'] },
  {
    id: 'medical-aesthetics',
    action: 'gate',
    mccs: ['8011', '8099', '7298', '7230'],
    tags: ['medical-aesthetics', 'cosmetic-surgery', '医美', '整形', '美容贷'],
    isNeverLive: true,
    needs: ['cooling-off'],
  },
  {
    id: 'training',
    action: 'gate',
    mccs: ['8299', '8241', '8244', '8249'],
    tags: ['training-course', 'training-loan', 'online-course', '培训', '课程'],
    isNeverForStudents: true,
    needs: ['refund-effect'],
  },
  {
    id: 'long-rental',
    action: 'block',
    mccs: ['6513', '7011'],
    tags: ['long-rental', 'rental-loan', '长租', '租金贷'],
  },
  {
    id: 'gold-and-luxury',
    action: 'gate',
    byAmount: true,
    mccs: ['5094', '5944', '5933'],
    tags: ['bullion', 'jewelry', 'jewellery', 'second-hand-luxury', '黄金', '金条', '珠宝', '二手奢侈品'],
  },
]

/** MCCs of everyday goods. A code outside of the bank's list, or of this one if it gives none, is unknown. */
export const ordinary: readonly string[] = [
  ...['4812', '5045', '5200', '5251', '5311', '5331', '5399', '5411', '5499', '5611', '5621', '5631', '5641', '5651'],
  ...['5655', '5661', '5691', '5699', '5712', '5713', '5714', '5719', '5722', '5732', '5733', '5734', '5940', '5941'],
  ...['5942', '5943', '5945', '5946', '5948', '5977', '5995', '5999'],
]
