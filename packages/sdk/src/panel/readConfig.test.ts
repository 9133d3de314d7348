import { expect, test } from 'vitest'
import { lenderNameIn, readConfig } from './readConfig.ts'

const config = {
  clientId: 'pk_test',
  origins: [],
  lenderName: { en: 'Bank' },
  hotline: '95500',
  minorUnits: { CNY: 2 },
}
const read = (theme: unknown) => readConfig(JSON.stringify({ ...config, theme }))

test.each([[undefined], [{}], [{ accent: '#0a6a57' }], [{ accent: '#ffd400', radius: 0 }]])(
  'a theme may be %j',
  (theme) => {
    expect(read(theme)?.theme).toEqual(theme)
  },
)

test.each([
  [{ accent: 'red' }],
  [{ accent: '#fff' }],
  [{ accent: '#ffffff;color:red' }],
  [{ radius: 25 }],
  [{ radius: 1.5 }],
  [{ font: 'serif' }],
  [null],
])('a theme may not be %j', (theme) => {
  expect(read(theme)).toBe(null)
})

test.each([
  [{ 'zh-CN': '银行', en: 'Bank' }, 'zh-CN', '银行'],
  [{ 'zh-CN': '银行', en: 'Bank' }, 'en-XA', 'Bank'],
  [{ 'zh-CN': '银行', en: 'Bank' }, 'ar', 'Bank'],
  [{ 'zh-CN': '银行' }, 'ar', '银行'],
  [{}, 'ar', ''],
])('the lender of %j in %s is "%s"', (names, locale, name) => {
  expect(lenderNameIn(names, locale)).toBe(name)
})
