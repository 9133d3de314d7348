import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { bundleBadgePricing } from './bundleBadgePricing.ts'
import { measureSizes } from './sizes.ts'

let dir: string
beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), 'offerdock-sizes-'))
})
afterEach(() => fs.rmSync(dir, { recursive: true, force: true }))

const write = (file: string, content: string | Buffer) => fs.writeFileSync(path.join(dir, file), content)
const measure = (name: string) => measureSizes(dir).find((size) => size.name === name)

test('a file within its budget passes', () => {
  write('v1.js', 'let a = 1')
  expect(measure('loader alias')).toMatchObject({ isWithin: true, maxBytes: 1000 })
})

test('a file over its budget fails, by its compressed size', () => {
  write('v1.js', randomBytes(1001))
  expect(measure('loader alias')).toMatchObject({ isWithin: false })
  write('v1.js', Buffer.alloc(100_000))
  expect(measure('loader alias')).toMatchObject({ isWithin: true })
})

test('a missing file fails', () => {
  expect(measure('loader alias')).toMatchObject({ isWithin: false, problem: '0 files are called v1.js' })
})

test('two runtimes in one folder fail, since one of them is not weighed', () => {
  write('v1.js', '')
  write('host.aa.js', '')
  write('host.bb.js', '')
  expect(measure('host page until the badge shows')).toMatchObject({ isWithin: false })
})

test('the parts of a budget are added', () => {
  write('v1.js', randomBytes(500))
  write('host.aa.js', randomBytes(8600))
  expect(measure('loader alias')?.isWithin).toBe(true)
  expect(measure('host page until the badge shows')?.isWithin).toBe(false)
})

test('the panel weighs what it imports at once and the heaviest of its locales', () => {
  write(
    'panel.aa.js',
    'import{a}from"./panel-shared.bb.js";const t={en:()=>import("./panel-en.cc.js"),zh:()=>import("./panel-zh.dd.js")}',
  )
  write('panel-shared.bb.js', randomBytes(100))
  write('panel-en.cc.js', randomBytes(200))
  write('panel-zh.dd.js', randomBytes(300))
  write('panel.ee.css', 'a{}')
  const files = ['panel.aa.js', 'panel-shared.bb.js', 'panel-zh.dd.js', 'panel.ee.css']
  expect(Object.keys(measure('panel, largest locale')?.files ?? {})).toEqual(files)
})

test('the catalog of the built-in seed is weighed as the bank serves it', () => {
  expect(measure('catalog')).toMatchObject({ isWithin: true, files: { 'catalog.json': expect.any(Number) } })
  expect(measure('catalog')?.bytes).toBeGreaterThan(100)
})

test('the pricing of the badge is weighed without points, refunds and the rates of other markets', () => {
  const { bytes = 0, isWithin } = measure('pricing of the badge') ?? {}
  expect(isWithin).toBe(true)
  expect(bytes).toBeGreaterThan(1000)
  expect(bundleBadgePricing()).not.toMatch(/fullCoverRoundUp|unitsPerYear|lotsDrawn/)
})
