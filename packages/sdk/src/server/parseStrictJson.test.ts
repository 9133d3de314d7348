import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseStrictJson } from './parseStrictJson.ts'

const parse = (text: string) => parseStrictJson(new TextEncoder().encode(text))

test('any JSON is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(parse(text)).toEqual(JSON.parse(text))
    }),
  )
})

test('any key that stands twice in one object is refused, wherever the object is', () => {
  fc.assert(
    fc.property(fc.string(), fc.json(), (key, value) => {
      const twice = `{${JSON.stringify(key)}:${value},${JSON.stringify(key)}:1}`
      for (const text of [twice, `[0,${twice}]`, `{"a":{"b":[${twice}]}}`]) {
        expect(() => parse(text)).toThrow(SyntaxError)
      }
    }),
  )
})

test.each([
  ['an escape of the same letter', '{"a":1,"\\u0061":2}'],
  ['spaces around', '{ "a" : 1 , "a" : 2 }'],
  ['a brace within text between them', '{"a":"}","b":"{","a":1}'],
  ['a quote within text between them', '{"a":"\\"","a":1}'],
  ['an array between them', '{"a":[{"a":1},{"a":1}],"a":2}'],
  ['__proto__', '{"__proto__":1,"__proto__":2}'],
])('the same key with %s is refused', (_, text) => {
  expect(() => parse(text)).toThrow(/stands twice/)
})

test.each(['{"a":{"a":{"a":1}}}', '[{"a":1},{"a":2}]', '{"a":"a","b":"a:a"}', '{"a":"\\"a\\":","b":1}', '"a"', '7'])(
  'the same word in another place is no second key: %s',
  (text) => {
    expect(parse(text)).toEqual(JSON.parse(text))
  },
)

test.each([
  ['no UTF-8', [0x22, 0xff, 0x22]],
  ['an overlong form', [0x22, 0xc0, 0xa2, 0x22]],
  ['half of a surrogate pair', [0x22, 0xed, 0xa0, 0x80, 0x22]],
  ['a byte order mark', [0xef, 0xbb, 0xbf, 0x7b, 0x7d]],
  ['nothing', []],
])('%s is refused', (_, bytes) => {
  expect(() => parseStrictJson(Uint8Array.from(bytes))).toThrow()
})
