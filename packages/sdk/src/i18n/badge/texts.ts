import type { prcLabelsEn } from '../aprLabels.ts'

/** What the host side says. Amounts and rates arrive as finished text. */
export interface BadgeTexts {
  /** Of these texts. */
  lang: string
  /** The name of the annual rate; a rate is never shown without it. */
  apr: typeof prcLabelsEn
  total: (amount: string) => string
  installments: (count: number, amount: string) => string
  /** The one payment that differs from the others. */
  oddPayment: (which: 'first' | 'last', amount: string) => string
  /** Marks figures that the bank could not confirm for a while. */
  indicative: string
  /** Says that there are offers, without any figure. */
  neutral: string
  belowMinimum: (minimum: string) => string
  /** After a click that brought nothing; it may be clicked again. */
  retry: string
}
