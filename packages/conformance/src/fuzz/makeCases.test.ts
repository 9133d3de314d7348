import { expect, test } from 'vitest'
import { hostileJson, hostileTexts } from './hostile.ts'
import { type Kind, makeCases, type Samples } from './makeCases.ts'

const samples: Samples = {
  tokens: { viewer: 'viewer', session: 'session', platform: 'platform' },
  bodies: { 'POST /v1/sessions': { clientId: 'pk' }, 'POST /v1/quotes/{id}/confirm': { disclosureHash: 'a' } },
}
const kinds: Kind[] = ['bodies', 'json', 'paths', 'queries', 'headers', 'encodings']

test.each(kinds)('the same seed makes the same %s, another one others', (kind) => {
  const make = (seed: number) => makeCases(kind, samples, { count: 50, seed })
  expect(make(1)).toEqual(make(1))
  expect(make(1)).not.toEqual(make(2))
  expect(make(1)).toHaveLength(50)
})

test.each(kinds)('every one of the %s can be sent', (kind) => {
  for (const { line, call } of makeCases(kind, samples, { count: 300, seed: 7 })) {
    expect(line).toMatch(/^(GET|POST|DELETE) \/[^{}\s]*$/)
    expect(
      () => new Request(`http://bank${line.slice(line.indexOf(' ') + 1)}`, { headers: call.headers ?? {} }),
    ).not.toThrow()
    if (line.startsWith('GET')) expect(call.body).toBeUndefined()
  }
})

test('none deletes an account or never ends', () => {
  const lines = kinds.flatMap((kind) => makeCases(kind, samples, { count: 500, seed: 3 })).map(({ line }) => line)
  expect(lines.filter((line) => /^DELETE \/v1\/(me|sessions)|^GET \/v1\/live\/[^/]+(\?|$)/.test(line))).toEqual([])
})

test('each hostile text and body has its turn', () => {
  const bodies = makeCases('json', samples, { count: hostileJson.length, seed: 1 }).map(({ call }) => call.body)
  expect(new Set(bodies)).toEqual(new Set(hostileJson))
  const lines = makeCases('paths', samples, { count: hostileTexts.length, seed: 1 }).map(({ line }) => line)
  expect(lines.some((line) => line.includes('__proto__'))).toBe(true)
})
