import type { Context } from 'hono'
import { type PageLocale, toPageLocale } from '../people/texts/index.ts'

/** The language of the link, else the first one of the browser. */
export const readLocale = (c: Context): PageLocale => {
  const [first = ''] = (c.req.query('lang') ?? c.req.header('Accept-Language') ?? '').split(/[,;]/)
  return toPageLocale(first)
}
