import type { Context } from 'hono'
import { type TextLocale, toTextLocale } from '../agreements/disclosure.ts'

/** The language of the link, else the first one of the browser. */
export const readLocale = (c: Context): TextLocale => {
  const [first = ''] = (c.req.query('lang') ?? c.req.header('Accept-Language') ?? '').split(/[,;]/)
  return toTextLocale(first)
}
