import { everywhere } from '../categories/everywhere.ts'
import { demand } from '../items.ts'
import type { Policy } from '../policy.ts'
import { freeWords, pressure } from '../words.ts'
import { euWarning } from './euWarning.ts'

/** European Union: Directive (EU) 2023/2225, applied from 20 November 2026; COMPLIANCE §4.4. */
export const eu: Policy = {
  market: 'EU',
  isSourced: true,
  apr: {
    conventions: ['EU_ANNEX_I'],
    // One digit is the least; two of them spare a second rounding of the wire's basis points.
    decimals: 2,
    minimumDecimals: 1,
    labels: {
      EU_ANNEX_I: {
        ...{ 'zh-CN': '年百分率(APR,欧盟)', en: 'APR', bg: 'ГПР', de: 'effektiver Jahreszins', fr: 'TAEG' },
        ...{ es: 'TAE', it: 'TAEG', nl: 'JKP', pl: 'RRSO', pt: 'TAEG' },
      },
    },
  },
  // A badge has no room for the warning and the standard information, so it has no figures either.
  surfaces: { checkout: 'neutral', product: 'neutral', stream: 'none' },
  teaserAfter: 'product-tap',
  opensOn: 'viewer-act',
  // EU-02, the standard information: all of it as soon as one figure is shown, also where nothing is charged (EU-03).
  beside: [
    ...demand('EU-01', 'warning'),
    ...demand('EU-02', 'borrowing-rate', 'charges', 'total-credit', 'apr', 'term', 'cash-price', 'advance-payment'),
    ...demand('EU-02', 'total', 'installment-amount'),
  ],
  sheet: [
    ...demand('EU-01', 'warning'),
    ...demand('EU-02', 'borrowing-rate', 'charges', 'total-credit', 'apr', 'term', 'cash-price', 'advance-payment'),
    ...demand('EU-02', 'total', 'installment-amount'),
    ...demand('EU-05', 'pre-contract-form'),
    ...demand('EU-08', 'withdrawal-right'),
  ],
  warnings: [
    { key: 'borrowing-costs', rule: 'EU-01', when: 'credit', texts: euWarning },
    {
      key: 'credit-terms',
      rule: 'EU-02',
      when: 'credit',
      // What a plan of the contract always is: one fixed rate, nothing in advance, no cost but interest.
      texts: {
        en: 'Cash price and amount of credit are what paying in full comes to. The rate is fixed; there is no advance payment and no charge besides the interest shown.',
        'zh-CN': '现金价格和贷款总额即一次付清的金额。利率固定；无首付，除所示利息外无其他费用。',
        de: 'Barzahlungspreis und Gesamtkreditbetrag sind der Betrag der Einmalzahlung. Der Sollzinssatz ist fest; es gibt keine Anzahlung und außer den genannten Zinsen keine Kosten.',
        fr: 'Le prix au comptant et le montant total du crédit sont ceux du paiement en une fois. Le taux est fixe ; il n’y a ni acompte ni frais autres que les intérêts indiqués.',
      },
    },
    {
      key: 'withdrawal-right',
      rule: 'EU-08',
      when: 'credit',
      texts: {
        en: 'You may withdraw from the credit within 14 days of confirming, without giving a reason.',
        'zh-CN': '确认后 14 天内，您可无理由撤销本次信贷。',
        de: 'Sie können den Kredit innerhalb von 14 Tagen nach der Bestätigung ohne Angabe von Gründen widerrufen.',
        fr: 'Vous pouvez vous rétracter du crédit dans les 14 jours suivant la confirmation, sans donner de motif.',
      },
    },
    {
      key: 'personalized-label',
      rule: 'EU-06',
      when: 'personalized',
      texts: {
        en: 'This offer was personalized by automated processing.',
        'zh-CN': '此报价由自动化处理为您个性化生成。',
        bg: 'Това предложение е персонализирано чрез автоматизирана обработка.',
        de: 'Dieses Angebot wurde durch automatisierte Verarbeitung personalisiert.',
        fr: 'Cette offre a été personnalisée par un traitement automatisé.',
      },
    },
  ],
  words: [freeWords('EU-03'), ...pressure],
  triggers: [
    {
      rule: 'EU-02',
      pattern: /\d[\d.,\s]*(%|€|EUR\b|лв)|(€|EUR)\s*\d/i,
      needs: ['warning', 'borrowing-rate', 'charges', 'total-credit', 'apr', 'term', 'total', 'installment-amount'],
    },
  ],
  required: [{ rule: 'EU-01', kinds: ['credit', 'cost', 'sheet'], texts: euWarning }],
  reading: { source: 'signed-offer', isForced: false, rule: 'EU-05' },
  age: { creditFrom: 18, unknown: 'bank', guardianUnder: null, rule: 'EU-09' },
  defaultPlan: null,
  oneOffCollection: 'allowed',
  limits: { maximumPeriods: null, mayReinstall: true, mayCash: false, mayNonbankPayee: true },
  scope: { maximumMinor: 10_000_000, deferralDays: 50, largeSellerDeferralDays: 14 },
  license: null,
  categories: { version: '2026-08-01', rules: everywhere, ordinary: [], unknown: 'bank' },
  personalization: { bannedAudiences: [], order: 'total-cost-then-term', mustLabel: true },
  setup: { minimumRetentionYears: 0, needsImpactAssessment: false, keepsDataLocal: false },
}
