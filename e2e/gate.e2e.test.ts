import fs from 'node:fs'
import { createLocalJWKSet, jwtVerify } from 'jose'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as api from '../packages/bank-sandbox/src/testing/callBank.ts'
import type { Confirmation } from '../packages/sdk/src/contract/index.ts'
import { launchBrowser, od, openPage } from './lab/browser.ts'
import { type Heard, heardBy, listen, openAndSignIn, review } from './lab/checkout.ts'
import { findFaults } from './lab/findFaults.ts'
import { type Product, secretKey, startDemo } from './lab/product.ts'

let browser: Browser
let product: Product

beforeAll(async () => {
  ;[browser, product] = await Promise.all([launchBrowser(), startDemo()])
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await product?.stop()
})

/** The bank's own page, top level, in the same browser. */
async function atBank<T>(page: Page, read: () => T): Promise<T> {
  const bankPage = await page.context().newPage()
  await bankPage.goto(`${product.bankOrigin}/healthz`)
  const value = await bankPage.evaluate(read)
  await bankPage.close()
  return value
}

test('from the tag to a captured agreement that outlives the bank’s process', async () => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'zh-CN' })
  const { page: host, complaints } = await openHost(context)

  // The badge, computed on the device.
  const badge = host.locator(od('badge')).first()
  await badge.locator(od('badge-open')).waitFor()
  const said = (await badge.innerText()).replace(/\s+/g, ' ')
  for (const figure of ['12 期', '每期 ¥446.57', '(末期 ¥446.61)', '总额 ¥5,358.88', '年化利率(单利) 13.03%']) {
    expect(said).toContain(figure)
  }

  // A key at the bank's top level is unseen in the frame, and seen in another tab of the bank.
  await atBank(host, () => localStorage.setItem('probe', 'top level'))
  expect(await atBank(host, () => localStorage.getItem('probe'))).toBe('top level')

  const panel = await openAndSignIn(host, 'ling')
  const frame = host.frames().find((one) => one.url().startsWith(product.bankOrigin))
  expect(await frame?.evaluate(() => [self.origin, localStorage.getItem('probe')])).toEqual([product.bankOrigin, null])

  // Pay in full and the plans, nothing pre-selected.
  expect(await panel.locator(od('plan')).count()).toBe(3)
  expect(await panel.locator('input:checked').count()).toBe(0)
  expect(await panel.locator(od('review')).isEnabled()).toBe(false)

  await review(panel, 'p12')
  const disclosure = (await panel.locator(od('disclosure')).textContent()) ?? ''
  expect(disclosure).toContain('5,358.88')
  expect(await panel.locator(od('total')).first().innerText()).toContain('5,358.88')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()

  // The page: the conversion as an event, and as a message that proves the bank.
  const conversion = await conversionOf(host)

  // A copy to keep, from within the sandbox: as a file and on paper, of which a sandbox that forbids it would complain.
  const [copy] = await Promise.all([host.waitForEvent('download'), panel.locator(od('save')).click()])
  expect(fs.readFileSync(await copy.path(), 'utf8')).toContain(conversion.receipt)
  await panel.locator(od('print')).click()
  await frame?.waitForFunction(() => document.querySelector('.sheet') !== null)

  const heard = await heardBy(host)
  const types = heard.events.map(({ type }) => type)
  for (const type of ['ready', 'impression', 'open', 'select', 'quote', 'conversion']) expect(types).toContain(type)
  expect(types.filter((type) => type === 'conversion')).toHaveLength(1)
  expect(heard.messages.filter(({ data }) => data?.type === 'conversion')).toEqual([
    {
      origin: product.bankOrigin,
      data: {
        offerdock: 1,
        type: 'conversion',
        id: conversion.id,
        at: expect.any(Number),
        agreementId: conversion.agreementId,
        orderRef: conversion.orderRef,
        receipt: conversion.receipt,
      },
    },
  ])
  expect(conversion).toMatchObject({ orderMinor: 499900, totalMinor: 535888, currency: 'CNY' })

  // The host's server has verified the receipt and captured; the panel shows its order number.
  await expect.poll(() => agreementStatus(conversion.agreementId), { timeout: 10_000 }).toBe('captured')
  await panel
    .locator(od('done'))
    .getByText(/\d{4,}/)
    .first()
    .waitFor()

  await product.killBank()
  await product.restartBank()
  expect(await agreementStatus(conversion.agreementId)).toBe('captured')
  const claims = await verifyWithJose(conversion.receipt)
  const disclosureHash = await sha256(disclosure)
  expect(claims).toMatchObject({
    jti: conversion.id,
    orderRef: conversion.orderRef,
    agreementId: conversion.agreementId,
    orderMinor: 499900,
    pointsMinor: 0,
    financedMinor: 499900,
    totalMinor: 535888,
    currency: 'CNY',
    plan: 'p12',
    disclosureHash,
  })
  expect(complaints).toEqual({ errors: [], violations: [] })
  await context.close()
}, 120_000)

test('the bank’s own pages serve a narrow screen, both schemes, the keyboard and a screen reader', async () => {
  const { bankOrigin, hostOrigin } = product
  const enter = async (persona: string) => {
    const token = await api.openSession(bankOrigin, null)
    const { path, matchCode } = await api.requestSignIn(bankOrigin, token, { hostOrigin })
    await api.submitSignIn(bankOrigin, path, { code: matchCode, persona })
    return token
  }
  const [ling, bo, nobody] = await Promise.all([enter('ling'), enter('bo'), api.openSession(bankOrigin, null)])
  const quote = await api.makeQuote(bankOrigin, ling, api.makeOrder({ couponId: 'app-50' }))
  const stepUp = await api.confirm(bankOrigin, bo, await api.makeQuote(bankOrigin, bo, api.makeOrder(), null))
  const signIn = await api.requestSignIn(bankOrigin, nobody, { hostOrigin, locale: 'zh-CN' })

  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'zh-CN' })
  const { page, complaints } = await openPage(context, 'about:blank')
  const faults: string[] = []
  const look = async (address: string) => {
    await page.goto(new URL(address, bankOrigin).href)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      faults.push(...(await findFaults(page)).map((fault) => `${address} ${colorScheme} ${fault}`))
    }
  }
  await look((stepUp.json as { url: string }).url)
  await page.keyboard.type('x')
  expect(await page.locator(od('match-code-input')).inputValue()).toBe('x')
  await look(signIn.url)
  await look('/agreements?lang=en')
  await page.locator(`${od('persona')}[data-persona=ling]`).press('Enter')
  await page.locator(od('sign-out')).waitFor()

  // The bank lets the reading time pass first.
  const confirm = async () => (await api.confirm(bankOrigin, ling, quote)).json as Partial<Confirmed>
  const bought: Partial<Confirmed> = {}
  await expect.poll(async () => Object.assign(bought, await confirm()).status, { timeout: 10_000 }).toBe('confirmed')
  const agreementId = `${bought.agreement?.agreementId}`
  await api.call(bankOrigin, `POST /v1/agreements/${agreementId}/capture`, { token: secretKey })
  await api.refund(bankOrigin, { secret: secretKey, agreementId, refundMinor: 100_000 })
  for (const place of ['', `/${agreementId}`, `/${agreementId}/withdraw`]) await look(`/agreements${place}?lang=zh-CN`)
  expect(await page.locator('main').innerText()).toContain('申请撤销')
  expect(faults).toEqual([])
  expect(complaints).toEqual({ errors: [], violations: [] })
  await context.close()
}, 60_000)

type Confirmed = Extract<Confirmation, { status: 'confirmed' }>

async function openHost(context: BrowserContext) {
  const opened = await openPage(context, 'about:blank')
  await listen(opened.page)
  await opened.page.goto(product.hostOrigin)
  return opened
}

async function conversionOf(page: Page) {
  const find = async () => (await heardBy(page)).events.find(({ type }) => type === 'conversion')
  await expect.poll(find, { timeout: 10_000 }).toBeDefined()
  return (await find()) as Heard['events'][number] & { receipt: string; agreementId: string; orderRef: string }
}

async function agreementStatus(agreementId: string): Promise<string> {
  const response = await fetch(`${product.bankOrigin}/v1/agreements/${agreementId}`, {
    headers: { authorization: `Bearer ${secretKey}` },
  })
  expect(response.status).toBe(200)
  return (await response.json()).status
}

/** With nothing of ours: the bank's published keys and jose. */
async function verifyWithJose(receipt: string) {
  const keys = await (await fetch(`${product.bankOrigin}/.well-known/jwks.json`)).json()
  const { payload } = await jwtVerify(receipt, createLocalJWKSet(keys), {
    issuer: product.bankOrigin,
    audience: 'pk_test_demo',
    algorithms: ['EdDSA'],
    typ: 'offer-receipt+jwt',
  })
  return payload
}

async function sha256(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Buffer.from(bytes).toString('hex')
}
