/** Amounts, rates and dates as one locale writes them. */
export interface Formats {
  money(minor: number, currency: string): string
  rate(bps: number): string
  /** A calendar day, `YYYY-MM-DD`. */
  day(day: string): string
  /** An instant, up to the next whole minute, in the viewer's own time zone, which is named. */
  instant(instant: string): string
}

/** `minorUnits` by currency is the bank's; a currency it does not name is written as ISO 4217 says. */
export function createFormats(locale: string, minorUnits: Readonly<Record<string, number>>): Formats {
  const moneyFormats = new Map<string, Intl.NumberFormat>()
  const rateFormat = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 2 })
  const dayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' })
  const instantFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const zoneFormat = new Intl.DateTimeFormat(locale, { timeZoneName: 'short' })

  function moneyFormat(currency: string) {
    const digits = minorUnits[currency]
    const format =
      moneyFormats.get(currency) ??
      new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        currencyDisplay: 'narrowSymbol',
        ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
      })
    moneyFormats.set(currency, format)
    return format
  }

  return {
    money(minor, currency) {
      const format = moneyFormat(currency)
      return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
    },
    rate: (bps) => rateFormat.format(bps / 10_000),
    day: (day) => dayFormat.format(Date.parse(day)),
    instant(instant) {
      const minute = Math.ceil(Date.parse(instant) / 60_000) * 60_000
      const zone = zoneFormat.formatToParts(minute).find(({ type }) => type === 'timeZoneName')
      return `${instantFormat.format(minute)} (${zone?.value})`
    },
  }
}
