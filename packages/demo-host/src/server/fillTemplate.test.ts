import { expect, test } from 'vitest'
import { fillTemplate } from './fillTemplate.ts'

test('values cannot leave the attribute or the text they stand in', () => {
  const html = fillTemplate('<a title="{{name}}">{{name}}</a>', { name: `"><script>'&` })
  expect(html).toBe('<a title="&quot;&gt;&lt;script&gt;&#39;&amp;">&quot;&gt;&lt;script&gt;&#39;&amp;</a>')
})

test('a value that looks like a placeholder is not filled again', () => {
  expect(fillTemplate('{{a}} {{b}}', { a: '{{b}}', b: '$&' })).toBe('{{b}} $&amp;')
})

test('a placeholder without a value is a mistake of ours and throws', () => {
  expect(() => fillTemplate('{{clientld}}', { clientId: 'pk' })).toThrow('No value for {{clientld}}')
})
