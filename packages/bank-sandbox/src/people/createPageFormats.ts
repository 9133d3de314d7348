import type { OfferRules } from '@offerdock/sdk/contract'
import { formatMoney } from '../money/formatMoney.ts'
import { formatBps } from '../money/formatRate.ts'
import { formatDay, formatInstant } from './formatInstant.ts'
import type { PageLocale } from './texts/index.ts'

/** Amounts, rates and dates on a page of the bank, in the bank's own time zone. */
export interface PageFormats {
  money(minor: number): string
  /** Hundredths of a percent. */
  rate(bps: number): string
  instant(instant: Date): string
  /** The day of an instant; of a calendar day at midnight UTC where that is said. */
  day(instant: Date, timeZone?: string): string
}

/** In the bank's own languages as its legal texts write them, in all others as the panel does. */
export function createPageFormats(
  locale: PageLocale,
  { currency, timeZone }: Pick<OfferRules, 'currency' | 'timeZone'>,
): PageFormats {
  // Between words that run to the left, a figure stays one piece.
  const isolate = (text: string) => (locale === 'ar' ? `\u2068${text}\u2069` : text)
  const dates = {
    instant: (instant: Date) => isolate(formatInstant(instant, locale, timeZone)),
    day: (instant: Date, zone = timeZone) => isolate(formatDay(instant, locale, zone)),
  }
  if (locale === 'zh-CN' || locale === 'en') {
    return { ...dates, money: (minor) => formatMoney(minor, currency), rate: formatBps }
  }
  const tag = locale === 'ar' ? 'ar-u-nu-latn' : locale
  const digits = { minimumFractionDigits: currency.minorUnits, maximumFractionDigits: currency.minorUnits }
  const moneyFormat = new Intl.NumberFormat(tag, { style: 'currency', currency: currency.code, ...digits })
  const rateFormat = new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 2 })
  return {
    ...dates,
    money(minor) {
      const parts = moneyFormat.formatToParts(minor / 10 ** currency.minorUnits)
      return isolate(parts.map(({ type, value }) => (type === 'currency' ? isolate(value) : value)).join(''))
    },
    rate: (bps) => isolate(rateFormat.format(bps / 10_000)),
  }
}
