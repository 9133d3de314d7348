import fs from 'node:fs'
import { expect, test } from 'vitest'
import goals from '../bench/runtime/goals.json' with { type: 'json' }
import { inRoot } from './prepare/paths.mjs'
import { measureSizes } from './sizes.ts'

const readme = fs.readFileSync(inRoot('README.md'), 'utf8')
const chinese = fs.readFileSync(inRoot('README.zh-CN.md'), 'utf8')

const sizes = measureSizes()
const parts = {
  'loader alias': ['`v1.js`, the loader', '`v1.js`，加载器'],
  'host page until the badge shows': ['everything until the badge shows', '到分期提示显示为止的全部代码'],
  'added when the panel opens': ['added when the panel opens', '打开面板时再加'],
  'panel, largest locale': ['the panel, one language', '面板，一种语言'],
  'panel, beside the offers': ['added beside the offers', '显示方案时再加'],
  'panel, from the quote on': ['added while the viewer chooses', '用户选择时再加'],
  catalog: ['the catalog', '产品目录'],
}

test.each(Object.entries(parts))('both READMEs say what a part weighs and may weigh: %s', (name, words) => {
  const { bytes = 0, maxBytes, problem } = sizes.find((size) => size.name === name) ?? {}
  expect(problem).toBeUndefined()
  const now = (Math.ceil(bytes / 100) / 10).toFixed(1)
  for (const [index, text] of [readme, chinese].entries()) {
    const [, saidNow, saidMost] = text.match(rowOf(`${words[index]}`, '([\\d.]+) kB \\| ([\\d.]+) kB')) ?? []
    expect(saidNow).toBe(now)
    expect(Number(saidMost) * 1000).toBe(maxBytes)
  }
})

const costs: Record<keyof typeof goals, [english: string, chinese: string, unit: string] | null> = {
  evaluationMs: ['running our scripts', '运行我们的脚本', ' ms'],
  paintedMs: ['from the tag to the painted badge', '从标签到分期提示画出', ' ms'],
  pinMs: ['from a pin to its price', '从换品到新价格', ' ms'],
  layoutShift: ['layout shift', '布局偏移', ''],
  longTasks: ['long tasks', '长任务', ''],
  heapGrowthKb: ['heap kept after 10,000 pins and 100 docks', '换品 10,000 次、挂载 100 个之后留下的堆内存', ' kB'],
  // Part of what the heap keeps: no figure of their own.
  nodesLeft: null,
  listenersLeft: null,
}

test.each(Object.entries(costs))('both READMEs quote the goal of the benchmark: %s', (goal, words) => {
  if (!words) return expect(goals[goal as keyof typeof goals]).toBe(0)
  const [english, inChinese, unit] = words
  const [, said] = readme.match(rowOf(english, `([\\d.]+)${unit}`)) ?? []
  const [, saidInChinese] = chinese.match(rowOf(inChinese, `([\\d.]+)${unit}`)) ?? []
  expect([said, saidInChinese].map(Number)).toEqual(Array(2).fill(goals[goal as keyof typeof goals]))
})

function rowOf(what: string, figures: string): RegExp {
  return new RegExp(`^\\| ${what.replaceAll('.', '\\.')} \\| ${figures} \\|$`, 'm')
}

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
