import { createHash } from 'node:crypto'
import { type ConsentNotice, type Purpose, purpose } from '@offerdock/sdk/contract'
import { toTextLocale } from '../../agreements/disclosure.ts'
import type { Bank } from '../../bank.ts'
import type { RegisteredClient } from '../../start/readSeed.ts'
import { consentTexts, consentVersions } from './consentTexts.ts'
import { retentionDaysOf } from './retention.ts'

export const purposes: readonly Purpose[] = purpose.options

/** What the bank asks, without how it stands with a viewer. */
export type Notice = Omit<ConsentNotice, 'state' | 'consentId'>

/** The text of a purpose for the viewers of one client, in the language that serves `locale`, with its hash. */
export function makeNotice(bank: Bank, client: RegisteredClient, asked: Purpose, locale: string): Notice {
  const textLocale = toTextLocale(locale)
  const { title, text } = consentTexts[textLocale][asked]({
    bankName: bank.seed.bank.legalName[textLocale] ?? '',
    hotline: bank.seed.bank.hotline,
    clientName: client.name,
    retentionDays: retentionDaysOf(client.rules),
  })
  return {
    purpose: asked,
    version: consentVersions[asked],
    locale: textLocale,
    title,
    text,
    textHash: createHash('sha256').update(text).digest('hex'),
  }
}
