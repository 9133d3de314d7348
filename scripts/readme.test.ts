import fs from 'node:fs'
import { expect, test } from 'vitest'
import budgets from './budgets.json' with { type: 'json' }
import { inRoot } from './prepare/paths.mjs'

const readme = fs.readFileSync(inRoot('README.md'), 'utf8')

test.each([
  ['`v1.js`, the loader', 'loader alias'],
  ['everything until the badge shows', 'host page until the badge shows'],
  ['added when the panel opens', 'added when the panel opens'],
  ['the panel, one language', 'panel, largest locale'],
  ['the catalog', 'catalog'],
])('the README gives the budget of %s', (part, name) => {
  const { maxBytes } = budgets.find((budget) => budget.name === name) ?? { maxBytes: 0 }
  const [, said] = readme.match(new RegExp(`^\\| ${part} \\| ([\\d.]+) kB \\|$`, 'm')) ?? []
  expect(Number(said) * 1000).toBe(maxBytes)
})

test('every command of the README exists', () => {
  const { scripts } = JSON.parse(fs.readFileSync(inRoot('package.json'), 'utf8'))
  const named = Array.from(readme.matchAll(/npm (?:run )?([a-z]+)/g), ([, name]) => `${name}`)
  const commands = named.filter((name) => name !== 'instead')
  expect(commands).toContain('demo')
  for (const name of commands) expect(scripts).toHaveProperty(name)
})

test('every file that the README links to is there', () => {
  const links = Array.from(readme.matchAll(/\]\(([^)#:]+)\)/g), ([, file]) => `${file}`)
  expect(links.length).toBeGreaterThan(3)
  for (const file of links) expect(fs.existsSync(inRoot(file)), file).toBe(true)
})
