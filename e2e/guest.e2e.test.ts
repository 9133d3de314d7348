import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { od, panelOf } from './lab/browser.ts'
import { heardBy, openAndSignIn, review } from './lab/checkout.ts'
import { type DockPage, dockPage } from './lab/foreignHost.ts'
import { useLab } from './lab/useLab.ts'

const lab = useLab()

const open = (options: DockPage) =>
  lab.visit(options, { path: '/guest', context: { viewport: { width: 1280, height: 900 } } })

const codesOn = async (page: Page) => (await heardBy(page)).events.flatMap(({ code }) => code ?? [])

/** What a purchase could have left on the page's origin. */
const keptBy = (page: Page) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }))

test('an isolated page with the strictest policies sells, keeps nothing and reports nothing', async () => {
  const policy = [
    "default-src 'none'",
    "script-src 'nonce-n1' 'strict-dynamic'",
    `connect-src ${lab.bank.bankOrigin}`,
    `frame-src ${lab.bank.bankOrigin}`,
    "style-src 'nonce-n1'",
    'img-src data:',
    'trusted-types offerdock',
    "require-trusted-types-for 'script'",
    "base-uri 'none'",
    'report-uri /reports',
  ].join('; ')
  const { page, complaints } = await open({
    script: `<script async nonce="n1" src="${lab.bank.bankOrigin}/offerdock/v1.js" data-client-id="pk_test_demo"></script>`,
    headers: {
      'content-security-policy': policy,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
    },
  })
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true)
  const panel = await openAndSignIn(page)
  await review(panel, 'p12')
  await panel.locator(od('confirm')).click()
  await panel.locator(od('done')).waitFor()
  expect((await heardBy(page)).events.filter(({ type }) => type === 'conversion')).toHaveLength(1)
  expect(await keptBy(page)).toEqual({ cookie: '', local: 0, session: 0, databases: 0, caches: 0 })
  expect(await page.context().cookies(lab.host.origin)).toEqual([])
  expect(complaints).toEqual({ errors: [], violations: [] })
  // The page's own doing is reported, so that the silence above means something.
  await page.evaluate(() => document.body.setAttribute('style', 'color: red'))
  await expect.poll(() => lab.host.asked('/reports')).toBe(1)
})

const hostileCss = `
  * { all: unset; font: 700 64px/3 serif; letter-spacing: 1em; text-transform: uppercase; direction: rtl;
    -webkit-text-fill-color: transparent }
  html { font-size: 32px } head, head * { display: none }
  offer-dock { display: block; min-block-size: 2.75rem }
  .war { display: block; position: fixed; inset: 8rem 0 0; z-index: 2147483647; background: #c00 }`

test('under hostile CSS the badge reads, nothing shifts, and the panel lies above everything', async () => {
  const { page } = await open({ script: '', head: `<style>${hostileCss}</style>`, body: '<div class="war"></div>' })
  await page.evaluate(() => {
    const shifts: number[] = []
    Object.assign(window, { shifts })
    const note = (list: PerformanceObserverEntryList) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value)
    }
    new PerformanceObserver(note).observe({ type: 'layout-shift', buffered: true })
  })
  const boxOf = () => page.locator('offer-dock').boundingBox()
  const before = await boxOf()
  await page.evaluate((bankOrigin) => {
    const script = document.createElement('script')
    script.src = `${bankOrigin}/offerdock/v1.js`
    script.dataset.clientId = 'pk_test_demo'
    document.head.append(script)
  }, lab.bank.bankOrigin)
  const lines = page.locator(`${od('badge')} .line`)
  await lines.first().waitFor()
  expect(await lines.allInnerTexts()).toEqual([
    '年化利率(单利) 13.03% · 总额 ¥5,358.88',
    '12 期 · 每期 ¥446.57 (末期 ¥446.61)',
  ])
  const fill = await lines
    .first()
    .evaluate((line) => getComputedStyle(line).getPropertyValue('-webkit-text-fill-color'))
  expect(fill).toMatch(/^rgb\(/) // the page's own is rgba(…, 0)
  expect(await boxOf()).toEqual(before)
  for (const line of await lines.all()) expect(isInside(await line.boundingBox(), before)).toBe(true)
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([])

  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
  // Playwright clicks only what would get the click.
  await panelOf(page).locator(od('close')).click()
  await expect.poll(async () => (await heardBy(page)).events.map(({ type }) => type)).toContain('close')
})

type Box = { x: number; y: number; width: number; height: number } | null

function isInside(inner: Box, outer: Box): boolean {
  if (!inner || !outer) return false
  const right = (box: NonNullable<Box>) => box.x + box.width
  const bottom = (box: NonNullable<Box>) => box.y + box.height
  const isWithin = inner.x >= outer.x && right(inner) <= right(outer) && inner.y >= outer.y
  return isWithin && bottom(inner) <= bottom(outer) && inner.width > 0 && inner.height > 0
}

test.each(['open', 'closed'])('inside of an %s shadow root the dock shows and its panel opens', async (mode) => {
  const order = { category: '5732', amount: '4999.00', currency: 'CNY', order: `shadow-${mode}`, locale: 'en' }
  const mount = `<div id="outer"></div><script>
    const root = document.getElementById('outer').attachShadow({ mode: '${mode}' })
    window.OfferDock ??= { q: [] }
    OfferDock.q.push((api) => { window.dock = api.mount(root, ${JSON.stringify(order)}) })
  </script>`
  const { page, complaints } = await open({ body: mount, dock: { order: 'light' } })
  const state = () => page.evaluate(() => (window as unknown as { dock?: { state: string } }).dock?.state)
  await expect.poll(state).toBe('ready')
  // A press by hand: no locator sees into a closed root, and a press by script opens nothing.
  const { x, y } = await page.evaluate(() => {
    const { left, top } = (window as unknown as { dock: { element: Element } }).dock.element.getBoundingClientRect()
    return { x: left + 40, y: top + 20 }
  })
  await page.mouse.click(x, y)
  const panel = () => page.frames().find((frame) => frame.url().startsWith(lab.bank.bankOrigin))
  await expect.poll(() => panel()?.locator(od('match-code')).count()).toBe(1)
  expect(await codesOn(page)).toEqual([])
  expect(complaints).toEqual({ errors: [], violations: [] })
})

test('inside of a frame of the page’s own origin the dock sells', async () => {
  lab.host.serve('/inner', dockPage(lab.bank.bankOrigin, { dock: { order: 'framed', locale: 'en' } }))
  const { page } = await open({ script: '', body: '<iframe src="/inner" width="900" height="700"></iframe>' })
  const inner = page.frameLocator('iframe[src="/inner"]')
  await inner.locator(od('badge-open')).click()
  await inner.frameLocator(od('frame')).locator(od('match-code')).waitFor()
})

test('a sandboxed frame without an origin has its badge, and says blocked-frame when no panel can come', async () => {
  lab.host.serve('/inner', dockPage(lab.bank.bankOrigin, { dock: { order: 'sandboxed', locale: 'en' } }))
  const { page, complaints } = await open({
    script: '',
    body: '<iframe src="/inner" sandbox="allow-scripts allow-popups" width="900" height="700"></iframe>',
  })
  const inner = page.frames().find((frame) => frame.url().endsWith('/inner'))
  await inner?.locator(od('badge-open')).click()
  const codes = () =>
    inner?.evaluate(() =>
      (window as unknown as { heard: { events: { code?: string }[] } }).heard.events.flatMap(({ code }) => code ?? []),
    )
  await expect.poll(codes).toEqual(['blocked-frame'])
  const found = await inner?.evaluate(() =>
    (window as unknown as { OfferDock: { diagnose(): Promise<{ code: string }[]> } }).OfferDock.diagnose(),
  )
  expect(found).toMatchObject([{ code: 'sandboxed' }])
  expect((await inner?.locator('offer-dock').boundingBox())?.height).toBe(44)
  expect(complaints.errors).toEqual([])
})

test('of two versions on one page the first serves every dock, and neither complains', async () => {
  const integrity = await (await fetch(`${lab.bank.bankOrigin}/offerdock/integrity.json`)).json()
  const full = Object.keys(integrity).find((file) => file.startsWith('host-full.'))
  const tag = (file: string | undefined) =>
    `<script src="${lab.bank.bankOrigin}/offerdock/${file}" data-client-id="pk_test_demo"></script>`
  const note = '<script>window.first = window.OfferDock.mount</script>'
  const { page, complaints } = await open({ script: tag(full) + note + tag('v1.js'), dock: { locale: 'en' } })
  await page.evaluate(
    (src) => {
      const second = document.createElement('script')
      return new Promise((resolve) => {
        second.onload = resolve
        Object.assign(second, { src })
        document.head.append(second)
      })
    },
    `${lab.bank.bankOrigin}/offerdock/${Object.keys(integrity).find((file) => file.startsWith('host.'))}`,
  )
  expect(await page.evaluate(() => Reflect.get(window, 'first') === Reflect.get(window, 'OfferDock').mount)).toBe(true)
  await page.locator(od('badge-open')).click()
  await panelOf(page).locator(od('match-code')).waitFor()
  expect((await heardBy(page)).events.filter(({ type }) => type === 'ready')).toHaveLength(1)
  expect(complaints).toEqual({ errors: [], violations: [] })
})
