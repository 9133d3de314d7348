import type { TextLocale } from '../agreements/disclosure.ts'

const fields = { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' } as const

/** An instant to the minute as a person reads it in the bank's time zone, which is named. */
export const formatInstant = (instant: Date, locale: TextLocale, timeZone: string): string =>
  new Intl.DateTimeFormat(toTag(locale), { ...fields, timeZone, timeZoneName: 'short' }).format(instant)

/** Its day alone. */
export const formatDay = (instant: Date, locale: TextLocale, timeZone: string): string =>
  new Intl.DateTimeFormat(toTag(locale), { dateStyle: 'medium', timeZone }).format(instant)

const toTag = (locale: TextLocale) => (locale === 'en' ? 'en-GB' : locale)
