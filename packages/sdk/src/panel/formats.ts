import { directionOf } from '../i18n/panel/index.ts'

/** Amounts, rates and dates as one locale writes them. */
export interface Formats {
  locale: string
  money(minor: number, currency: string): string
  rate(bps: number): string
  /** A count, as of points. */
  count(count: number): string
  /** A part of something as decimal text, `"0.5"` is 50 %. */
  share(share: string): string
  /** A calendar day, `YYYY-MM-DD`. */
  day(day: string): string
  /** An instant, up to the next whole minute, in the viewer's own time zone, which is named. */
  instant(instant: string): string
}

/** `minorUnits` by currency is the bank's; a currency it does not name is written as ISO 4217 says. */
export function createFormats(locale: string, minorUnits: Readonly<Record<string, number>>): Formats {
  const isRtl = directionOf(locale) === 'rtl'
  // Digits are those of the texts.
  const tag = isRtl ? `${locale}-u-nu-latn` : locale
  // A day in figures alone would be read either way round in Arabic, and is not how a contract in Japanese or Korean dates.
  const dateStyle = /^(ar|ja|ko)/.test(locale) ? 'long' : 'medium'
  // A bare ¥ or $ is another money to readers of other languages; English says of a price what the badge says.
  const currencyDisplay = /^en/.test(locale) ? 'narrowSymbol' : 'symbol'
  // Between words that run to the left, a figure stays one piece.
  const isolate = (text: string) => (isRtl ? `\u2068${text}\u2069` : text)
  const moneyFormats = new Map<string, Intl.NumberFormat>()
  // The first of a kind costs a fresh page tens of milliseconds: each waits until something is written with it.
  const rateFormat = once(() => new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 2 }))
  const countFormat = once(() => new Intl.NumberFormat(tag))
  const shareFormat = once(() => new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 2 }))
  const dayFormat = once(() => new Intl.DateTimeFormat(tag, { dateStyle, timeZone: 'UTC' }))
  const instantFormat = once(() => new Intl.DateTimeFormat(tag, { dateStyle, timeStyle: 'short' }))
  const zoneFormat = once(() => new Intl.DateTimeFormat(tag, { timeZoneName: 'short' }))

  function moneyFormat(currency: string) {
    const digits = minorUnits[currency]
    const format =
      moneyFormats.get(currency) ??
      new Intl.NumberFormat(tag, {
        style: 'currency',
        currency,
        currencyDisplay,
        ...(digits === undefined ? {} : { minimumFractionDigits: digits, maximumFractionDigits: digits }),
      })
    moneyFormats.set(currency, format)
    return format
  }

  return {
    locale,
    money(minor, currency) {
      const format = moneyFormat(currency)
      const parts = format.formatToParts(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2))
      // `CN¥` would come apart between words that run to the left.
      return isolate(parts.map(({ type, value }) => (type === 'currency' ? isolate(value) : value)).join(''))
    },
    count: (count) => isolate(countFormat().format(count)),
    share: (share) => isolate(shareFormat().format(Number(share))),
    rate: (bps) => isolate(rateFormat().format(bps / 10_000)),
    day: (day) => isolate(dayFormat().format(Date.parse(day))),
    instant(instant) {
      const minute = Math.ceil(Date.parse(instant) / 60_000) * 60_000
      const zone = zoneFormat()
        .formatToParts(minute)
        .find(({ type }) => type === 'timeZoneName')
      return isolate(`${instantFormat().format(minute)} (${zone?.value})`)
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}
