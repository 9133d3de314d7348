import fs from 'node:fs'
import { expect, test } from 'vitest'
import budgets from './budgets.json' with { type: 'json' }
import { inRoot } from './prepare/paths.mjs'

const readme = fs.readFileSync(inRoot('README.md'), 'utf8')
const chinese = fs.readFileSync(inRoot('README.zh-CN.md'), 'utf8')

test.each([
  [readme, '`v1.js`, the loader', 'loader alias'],
  [readme, 'everything until the badge shows', 'host page until the badge shows'],
  [readme, 'added when the panel opens', 'added when the panel opens'],
  [readme, 'the panel, one language', 'panel, largest locale'],
  [readme, 'the catalog', 'catalog'],
  [chinese, '`v1.js`，加载器', 'loader alias'],
  [chinese, '到分期提示显示为止的全部代码', 'host page until the badge shows'],
  [chinese, '打开面板时再加', 'added when the panel opens'],
  [chinese, '面板，一种语言', 'panel, largest locale'],
  [chinese, '产品目录', 'catalog'],
])('the README gives the budget of a part', (text, part, name) => {
  const { maxBytes } = budgets.find((budget) => budget.name === name) ?? { maxBytes: 0 }
  const [, said] = text.match(new RegExp(`^\\| ${part} \\| ([\\d.]+) kB \\|$`, 'm')) ?? []
  expect(Number(said) * 1000).toBe(maxBytes)
})

test('every command of the README exists', () => {
  const { scripts } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'))
  const named = Array.from(readme.matchAll(/npm (?:run )?([a-z]+)/g), ([, name]) => `${name}`)
  const commands = named.filter((name) => name !== 'instead')
  expect(commands).toContain('demo')
  for (const name of commands) expect(scripts).toHaveProperty(name)
})

test('the code in both languages of the README is the same but for its comments', () => {
  const codeOf = (text: string) => text.match(/```[\s\S]*?```/g)?.map((block) => block.replace(/(\/\/|#|<!--).*/g, ''))
  expect(codeOf(chinese)).toEqual(codeOf(readme))
  expect(codeOf(readme)).toHaveLength(3)
})

test.each([readme, chinese])('every file that the README links to is there', (text) => {
  const links = Array.from(text.matchAll(/\]\(([^)#:]+)\)/g), ([, file]) => `${file}`)
  expect(links.length).toBeGreaterThan(3)
  for (const file of links) expect(fs.existsSync(inRoot(file)), file).toBe(true)
})
