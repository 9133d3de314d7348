import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Bank } from '../bank.ts'
import { bankPage, outcome } from '../people/bankPage.ts'
import { openPage } from './bankForms.ts'
import type { Message } from './messageTexts.ts'
import { readLocale } from './readLocale.ts'

/** A page with one sentence: an error where a person looks, or an address that a person may open by mistake. */
export function messagePage(
  c: Context,
  { seed }: Bank,
  { status, message }: { status: ContentfulStatusCode; message: Message },
) {
  const locale = readLocale(c)
  const content = outcome(false, message[locale])
  return c.html(bankPage({ locale, title: message[locale][0], seed, nonce: openPage(c), content }), status)
}
