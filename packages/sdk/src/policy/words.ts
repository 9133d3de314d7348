import type { WordRule } from './policy.ts'

// A line for each language of the panel: zh-CN and zh-HK, en, ja, ko, fr, de, ar.

/** Pressure on a viewer who declines, and threats: UK-03 and UK-05; no market of ours needs them. */
export const pressure: readonly WordRule[] = [
  {
    rule: 'UK-05',
    words: [
      ...['残忍拒绝', '放弃优惠', '错过后悔', '我不需要省钱', '最后机会'],
      ...['殘忍拒絕', '放棄優惠', '錯過會後悔', '我不想慳錢', '最後機會'],
      'no thanks, i',
      ...["i don't want to save", 'i prefer to pay more', "don't miss out", 'last chance', 'you will regret'],
      ...['お見逃しなく', '最後のチャンス', '後悔します', '割引を諦める', '得をしなくていい'],
      ...['놓치지 마세요', '마지막 기회', '후회하실', '혜택을 포기', '할인을 포기'],
      ...['non merci, je', 'ne manquez pas', 'dernière chance', 'vous le regretterez', 'je préfère payer plus'],
      ...['nein danke, ich', 'letzte chance', 'nicht verpassen', 'werden es bereuen', 'ich zahle lieber mehr'],
      ...['لا تفوت', 'الفرصة الأخيرة', 'آخر فرصة', 'ستندم', 'أفضل أن أدفع أكثر'],
    ],
  },
  {
    rule: 'UK-03',
    words: [
      ...['上门催收', '起诉您', '联系您的家人', '列入黑名单'],
      ...['上門追數', '收數公司', '起訴您', '聯絡您的家人', '列入黑名單'],
      ...['bailiff', 'bailiffs', 'we will sue', 'legal action will be taken', 'arrest', 'blacklisted', 'your employer'],
      ...['取り立て', '訴えます', '法的措置', '勤務先に連絡', 'ブラックリスト'],
      ...['추심', '고소', '법적 조치', '직장에 연락', '블랙리스트'],
      ...['huissier', 'poursuites', 'liste noire', 'votre employeur'],
      ...['gerichtsvollzieher', 'verklagen', 'schwarze liste', 'ihren arbeitgeber'],
      ...['القائمة السوداء', 'سنقاضيك', 'الاعتقال', 'جهة عملك'],
    ],
  },
]

/** What the cost of installments may not be called where it is interest. */
export const feeWords: readonly string[] = [
  ...['手续费', '服务费', '手續費', '服務費', '行政費', '行政费'],
  ...['fee', 'fees', 'handling charge', 'service charge'],
  ...['手数料', '수수료'],
  ...['frais', 'commission', 'commissions'],
  ...['gebühr', 'gebühren', 'bearbeitungsgebühr', 'bearbeitungsgebühren', 'bearbeitungsentgelt'],
  ...['رسوم', 'عمولة'],
]

export const minimumPaymentWords: readonly string[] = [
  ...['最低还款', '最低還款', 'minimum payment', 'minimum repayment', '最低返済', '最低支払', '최소 결제', '최소결제'],
  ...['paiement minimum', 'remboursement minimum', 'mindestzahlung', 'mindestrate', 'الحد الأدنى للسداد'],
]

/** Promises that no credit can keep. */
export const lureWords: readonly string[] = [
  ...['零成本', '0成本', '零費用', '零费用', '秒批', '秒到', '必过', '必過', '无风险', '無風險', '包过', '超低利率'],
  ...['即時批核', '即批', '必批', '包批', '免費用'],
  ...['zero cost', 'guaranteed', 'instant', 'risk-free', 'risk free'],
  ...['無料', 'コストゼロ', '費用ゼロ', '即時審査', '即日融資', '審査なし', '必ず通る', 'リスクなし', 'ノーリスク'],
  ...['무료', '공짜', '비용 없음', '즉시 승인', '당일 승인', '무조건 승인', '누구나 승인', '무위험'],
  ...[
    'coût zéro',
    'gratuit',
    'gratuite',
    'garanti',
    'garantie',
    'instantané',
    'instantanée',
    'immédiat',
    'sans risque',
  ],
  ...['kostenlos', 'gratis', 'garantiert', 'sofortzusage', 'sofortkredit', 'risikofrei', 'risikolos', 'ohne risiko'],
  ...['بدون تكلفة', 'بلا تكلفة', 'مجان', 'مضمون', 'فوري', 'بدون مخاطر', 'بلا مخاطر'],
]

/** Said of a price, these need the annual rate beside them. */
export const lowWords: readonly string[] = [
  ...['低至', '低息', '低利率', 'as low as', 'low rate', 'rates from', '低金利', '最低金利', '저금리', '최저 금리'],
  ...['taux bas', 'faible taux', 'taux à partir de', 'niedrige zinsen', 'niedrigzins', 'zinsen ab'],
  ...['فائدة منخفضة', 'فوائد منخفضة', 'فائدة تبدأ من'],
]

/** "Interest-free" is said only where nothing is charged, with the conditions in the same card (CN-11). */
export const freeWords = (rule: string): WordRule => ({
  rule,
  words: [
    ...['免息', '零利息', '0利息', '0利率', '零利率', 'interest-free', 'interest free', '0% apr', '0% interest'],
    ...['無利息', '利息なし', '金利0%', '金利ゼロ', '무이자', '이자 없음', '금리 0%'],
    ...[
      'sans intérêt',
      'sans intérêts',
      'taux zéro',
      '0 % d’intérêts',
      'zinsfrei',
      'zinslos',
      'ohne zinsen',
      '0 % zinsen',
    ],
    ...['بلا فوائد', 'بدون فوائد', 'بلا فائدة', 'بدون فائدة', 'صفر فائدة'],
  ],
  unless: 'free',
})
