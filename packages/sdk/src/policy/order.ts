import type { CategoryRule } from './categories/categoryRule.ts'
import type { Item } from './items.ts'
import type { AprKey, Stage, Surface } from './policy.ts'

/** What the bank adds to a market's rules. It may close more; it may open only what the rules leave to it. */
export interface BankRules {
  /** MCCs that the bank finances. */
  categories?: readonly string[]
  /** Its own rules about goods, of its signed list. */
  categoryRules?: readonly CategoryRule[]
  /** Ids of `gate` rules that are open for this seller. */
  openGates?: readonly string[]
  /** By id of a category rule: the largest amount of one transaction, in minor units. */
  maximumMinor?: Readonly<Record<string, number>>
  /** Its counsel has confirmed the data of a market without sources, or a payee of CN-18. */
  isCounselApproved?: boolean
}

/** How the bank's side is set up; judged with an order, or once at start with no offers. */
export interface Setup {
  defaultPlanId?: string | null
  preselectedAddons?: readonly string[]
  /** Audience tags of campaigns. */
  audiences?: readonly string[]
  retentionYears?: number
  impactAssessmentId?: string | null
  /** Origins that are called, and those that are in the market. */
  origins?: readonly string[]
  localOrigins?: readonly string[]
}

/** The viewer as the bank vouches for them, in words and not in years: no age is kept (CN-27). */
export interface Viewer {
  age: 'of-age' | 'under-age' | 'under-14' | null
  isStudent?: boolean
  /** False once the viewer has opted out of proposals made for them (CN-29). */
  wantsPersonal: boolean
}

export interface PolicyOrder {
  orderMinor: number
  /** Merchant category code; null if unknown. */
  mcc: string | null
  tags: readonly string[]
  surface: Surface
  reached: Stage
  /** Sold in a live show. */
  isLive: boolean
  /** Shown as an advertisement. */
  isPromotion?: boolean
  /** Who asks to open the panel; null: nobody, the badge is judged. */
  openedBy: 'viewer' | 'script' | null
  /** Null before sign-in, when only public terms are shown: age is judged with the viewer. */
  viewer: Viewer | null
  /** The order already has an installment agreement. */
  isInstalled?: boolean
  isPayeeBuyer?: boolean
  payee?: 'merchant' | 'nonbank-psp'
  bank?: BankRules
  setup?: Setup
}

/** One cost of a plan; `collectedBy` is a legal name. */
export interface CostItem {
  name: string
  minor: number
  collectedBy: string
}

export interface PolicyOffer {
  planId: string
  kind: 'purchase' | 'cash'
  periods: number
  feeMode: 'NONE' | 'PER_PERIOD' | 'TOTAL_SPLIT' | 'UPFRONT' | 'FIRST_PERIOD'
  financedMinor: number
  /** All charges. */
  interestMinor: number
  /** All cash. */
  totalMinor: number
  apr: { convention: AprKey; bps: number } | null
  minimumMinor?: number
  maximumMinor?: number
  isPersonalized?: boolean
  /** Raised or made without the viewer's request (EU-07). */
  isUnsolicited?: boolean
  /** UK: the lender's firm reference number. */
  frn?: string
  /** US: which part of Regulation Z the credit is under. */
  regime?: 'open_end' | 'closed_end'
  /** The seller's own free deferral, which EU rules leave out when it is short. */
  merchantDeferral?: { days: number; isLargeOnlineSeller: boolean }
  /** What the bank has put on the sheet; null on public terms, before there is one. */
  sheet: { items: readonly Item[]; costs: readonly CostItem[]; readingMs: number } | null
}
