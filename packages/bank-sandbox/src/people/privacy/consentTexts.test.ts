import { createHash } from 'node:crypto'
import { purpose } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { consentTexts, consentVersions } from './consentTexts.ts'

const facts = { bankName: 'The Bank', hotline: '400', clientName: 'The Platform', retentionDays: 1095 }
const locales = ['zh-CN', 'en'] as const

test.each([
  ['personalisation', 1, 'e19c983eba9c1bee'],
  ['sharing', 1, '9f33b1a6e3e929da'],
  ['behaviour', 1, '28f39a8f26320124'],
] as const)('the text of %s is that of version %d: whoever changes it counts up', (asked, version, digest) => {
  const texts = locales.map((locale) => consentTexts[locale][asked](facts))
  expect([
    consentVersions[asked],
    createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 16),
  ]).toEqual([version, digest])
})

test.each(locales)(
  'every text in %s tells who, how to reach them and how long, and only sharing names the platform',
  (locale) => {
    for (const asked of purpose.options) {
      const { title, text } = consentTexts[locale][asked](facts)
      for (const part of ['The Bank', '400', '1095']) expect(text).toContain(part)
      expect((title + text).includes('The Platform')).toBe(asked === 'sharing')
    }
  },
)
