import type { PageLocale } from './texts/index.ts'

const fields = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const

/** An instant to the minute as a person reads it in the bank's time zone, which is named. */
export function formatInstant(instant: Date, locale: PageLocale, timeZone: string): string {
  const minute = new Intl.DateTimeFormat(toTag(locale), { ...fields, timeZone }).format(instant)
  // Left to itself, Chinese puts the zone between day and hour.
  const parts = new Intl.DateTimeFormat(toTag(locale), { timeZone, timeZoneName: 'short' }).formatToParts(instant)
  return `${minute} (${parts.find(({ type }) => type === 'timeZoneName')?.value})`
}

/** Its day alone. */
export const formatDay = (instant: Date, locale: PageLocale, timeZone: string): string =>
  new Intl.DateTimeFormat(toTag(locale), { dateStyle: 'medium', timeZone }).format(instant)

const toTag = (locale: PageLocale) => (locale === 'en' ? 'en-GB' : locale === 'ar' ? 'ar-u-nu-latn' : locale)
