import type { CategoryRule } from './categories/categoryRule.ts'
import type { Demand, Item } from './items.ts'

export type Market = 'CN' | 'EU' | 'GB' | 'US' | 'HK' | 'JP' | 'SG'
export type Surface = 'checkout' | 'product' | 'stream'
export type Teaser = 'figures' | 'neutral' | 'none'
/** How far the viewer has come by their own acts. */
export type Stage = 'load' | 'product-tap' | 'checkout'

/** Keys of pricing: how an annual rate is computed. */
export type AprKey = 'CN_IRR_NOMINAL' | 'CN_IRR_EFFECTIVE' | 'CN_SIMPLE_AVG' | 'EU_ANNEX_I' | 'US_APP_J' | 'HK_NPV'

/** A text by language tag; `en` is always there. */
export type Texts = Readonly<Record<string, string> & { en: string }>

/** Words that may not appear in a market's texts, in whichever language; Latin words match whole words only. */
export interface WordRule {
  rule: string
  words: readonly string[]
  /** `apr`: allowed with the annual rate in the same card. `free`: allowed if nothing is charged, and the conditions stand there. */
  unless?: 'apr' | 'free'
}

/** A text that says something of this kind may not stand without the items. */
export interface TriggerRule {
  rule: string
  pattern: RegExp
  needs: readonly Item[]
  /** Only where the plan costs something. */
  isForCostOnly?: boolean
}

/** `copy`: any text · `credit`: a unit that shows credit · `cost`: a statement of what credit costs · `sheet`: the disclosure. */
export type TextKind = 'copy' | 'credit' | 'cost' | 'sheet'

/** Words that a text of such a kind must have. */
export interface RequiredWords {
  rule: string
  kinds: readonly TextKind[]
  texts: Texts
}

/** A sentence to be shown, and when. */
export interface Warning {
  key: string
  rule: string
  when: 'credit' | 'personalized' | 'promotion'
  texts: Texts
}

/** The rules of one market, as data. A bank may be stricter, never laxer. */
export interface Policy {
  market: Market
  /**
   * False where no source of the market's rules was found: nothing is offered there until the bank says that its
   * counsel has confirmed this data.
   */
  isSourced: boolean
  apr: {
    /** The first is the usual one; an offer in any other convention than these is refused. */
    conventions: readonly AprKey[]
    /** Digits shown, and the least that the law allows. */
    decimals: number
    minimumDecimals: number
    labels: Readonly<Partial<Record<AprKey, Texts>>>
  }
  /**
   * What a badge may show by where it stands; figures not before the viewer has come to `teaserAfter`. The catalog carries only
   * the surfaces: each is a place to which a viewer comes at one of these stages.
   */
  surfaces: Readonly<Record<Surface, Teaser>>
  teaserAfter: Stage
  /** The panel opens on an act of the viewer only; nobody else may push it (CN-17). */
  opensOn: 'viewer-act'
  /** What must stand in the same card as any figure. */
  beside: readonly Demand[]
  /** What must be on screen before a confirm; an offer without one of them cannot be chosen. */
  sheet: readonly Demand[]
  warnings: readonly Warning[]
  words: readonly WordRule[]
  triggers: readonly TriggerRule[]
  required: readonly RequiredWords[]
  /** Where the forced reading time comes from; `host` cannot be written here. */
  reading: { source: 'signed-offer'; isForced: boolean; rule: string }
  /** Credit from this age; `unknown` says what happens when nobody vouches for it; no processing at all below `guardianUnder`. */
  age: { creditFrom: number; unknown: 'refuse' | 'bank'; guardianUnder: number | null; rule: string }
  /** No market has a default plan. */
  defaultPlan: null
  /** Collection of all charges at once: `never-only` refuses offers in which nothing else can be chosen (CN-07). */
  oneOffCollection: 'never-only' | 'allowed'
  limits: { maximumPeriods: number | null; mayReinstall: boolean; mayCash: boolean; mayNonbankPayee: boolean }
  /** The credit that the rules speak of; null: all of it. */
  scope: { maximumMinor: number; deferralDays: number; largeSellerDeferralDays: number } | null
  /** Which regime or license an offer must state. */
  license: 'frn-for-deferred-payment' | 'regime' | null
  categories: {
    version: string
    rules: readonly CategoryRule[]
    ordinary: readonly string[]
    unknown: 'refuse' | 'bank'
  }
  /** Audiences that nobody may target; the order of plans when the viewer wants no personal proposals. */
  personalization: { bannedAudiences: readonly string[]; order: 'total-cost-then-term'; mustLabel: boolean }
  /** Duties of whoever runs the bank's side, checked in its setup. */
  setup: { minimumRetentionYears: number; needsImpactAssessment: boolean; keepsDataLocal: boolean }
}
