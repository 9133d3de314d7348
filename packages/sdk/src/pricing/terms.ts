import type { Remainder } from './splitPrincipal.ts'

/** How a plan is priced (COMPLIANCE §1.1). Every rate is a decimal as text: `"0.006"` is 0.60 %. */
export type PlanTerms = EpFeeTerms | AnnuityTerms | EpDecliningTerms

/** Equal principal, and a charge on the original principal. */
export type EpFeeTerms = {
  method: 'EP_FEE'
  periods: number
  /** Who pays what does not divide evenly; of a fee that is split, too. */
  remainder: Remainder
  deferral?: Deferral | null
  waiver?: Waiver | null
} & (
  | { feeMode: 'NONE' }
  /**
   * `PER_PERIOD`: `feeRate` of the principal every period, each rounded. `TOTAL_SPLIT`: all periods' fees rounded once
   * as a sum and then split. `UPFRONT`: one charge of `feeRate` kept back from the money advanced. `FIRST_PERIOD`: the
   * same charge, billed with the first payment.
   */
  | { feeMode: 'PER_PERIOD' | 'TOTAL_SPLIT' | 'UPFRONT' | 'FIRST_PERIOD'; feeRate: string }
)

/** The first principal falls due `months` later than usual; with `feeDuring` those months are billed the fee alone. */
export interface Deferral {
  months: number
  feeDuring: boolean
}

/**
 * What the bank gives up from an amount of `thresholdMinor` on, that amount included. `SHARE`: a share of every charge,
 * `"1"` is all of it. `FIRST_N`: the first `n` charges. `CAP`: up to `capMinor`, the earliest charges first.
 */
export type Waiver = {
  thresholdMinor: number
  /** Tested against the principal (the default) or the order before coupon and points. */
  thresholdBase?: 'NET' | 'GROSS'
} & ({ type: 'SHARE'; share: string } | { type: 'FIRST_N'; n: number } | { type: 'CAP'; capMinor: number })

/** Equal payments; a period's interest is the balance × `annualRate` / 12. */
export interface AnnuityTerms {
  method: 'ANNUITY'
  periods: number
  annualRate: string
}

/** Equal principal; a period's interest is the falling balance × `annualRate` / 12. */
export interface EpDecliningTerms {
  method: 'EP_DECLINING'
  periods: number
  annualRate: string
  remainder: Remainder
}
