import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Bank } from '../bank.ts'
import { bankPage, outcome } from '../people/bankPage.ts'
import { type MessageName, pageTexts } from '../people/texts/index.ts'
import { openPage } from './bankForms.ts'
import { readLocale } from './readLocale.ts'

/** A page with one sentence: an error where a person looks, or an address that a person may open by mistake. */
export function messagePage(
  c: Context,
  { seed }: Bank,
  { status, message }: { status: ContentfulStatusCode; message: MessageName },
) {
  const locale = readLocale(c)
  const said = pageTexts[locale].messages[message]
  const content = outcome(false, said)
  return c.html(bankPage({ locale, title: said[0], seed, nonce: openPage(c), content }), status)
}
