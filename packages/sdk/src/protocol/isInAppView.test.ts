import { expect, test } from 'vitest'
import { isInAppView } from './isInAppView.ts'

const android = 'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko)'
const ios = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)'

test.each([
  'Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0 Mobile Safari/537.36',
  `${android} Chrome/130.0 Mobile Safari/537.36 MicroMessenger/8.0.50`,
  `${ios} Mobile/15E148`,
  `${ios} Mobile/15E148 Instagram 350.0.0`,
  `${ios} Version/18.1 Mobile/15E148 Safari/604.1 Line/14.0.0`,
])('%s is a view inside of an app', (userAgent) => {
  expect(isInAppView(userAgent)).toBe(true)
})

test.each([
  `${android} Chrome/130.0 Mobile Safari/537.36`,
  `${ios} Version/18.1 Mobile/15E148 Safari/604.1`,
  `${ios} CriOS/130.0 Mobile/15E148 Safari/604.1`,
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:132.0) Gecko/20100101 Firefox/132.0',
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0 Safari/537.36',
])('%s is a browser', (userAgent) => {
  expect(isInAppView(userAgent)).toBe(false)
})
