import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser, Frame } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launchBrowser } from '../lab/browser.ts'
import { type ForeignHost, startForeignHost } from '../lab/foreignHost.ts'
import { type Product, startBank } from '../lab/product.ts'

/** The panel is rendered only where every page around it is on its client's list. */
let browser: Browser
let bank: Product
let listed: ForeignHost
let unlisted: ForeignHost

beforeAll(async () => {
  ;[browser, listed, unlisted] = await Promise.all([launchBrowser(), startForeignHost(), startForeignHost()])
  bank = await startBank(listed.origin)
}, 180_000)
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()))
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([bank?.stop(), listed?.stop(), unlisted?.stop()])
})

/** Each attempt asks for an address of its own, so that a panel that is rendered says by whom. */
const panelUrl = (attempt: string) =>
  `${bank.bankOrigin}/offerdock/panel?client=pk_test_demo&attempt=${encodeURIComponent(attempt)}`
const quoted = (html: string) => html.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
const inScript = (html: string) => JSON.stringify(html).replaceAll('</', '<\\/')
const doc = (body: string) => `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`

/** Ways to put a document into a page. */
const frames: Record<string, (url: string) => string> = {
  iframe: (url) => `<iframe src="${url}"></iframe>`,
  object: (url) => `<object data="${url}" type="text/html"></object>`,
  embed: (url) => `<embed src="${url}" type="text/html">`,
  'credentialless iframe': (url) => `<iframe credentialless src="${url}"></iframe>`,
  'sandboxed iframe': (url) => `<iframe sandbox="allow-scripts allow-same-origin" src="${url}"></iframe>`,
}

/** Documents that have no origin of their own, or that of whoever made them. */
const withoutOrigin: Record<string, (inner: string) => string> = {
  'data: page': (inner) => `<iframe src="data:text/html,${encodeURIComponent(inner)}"></iframe>`,
  'opaque page': (inner) => `<iframe sandbox="allow-scripts" srcdoc="${quoted(inner)}"></iframe>`,
}
const ofItsMaker: Record<string, (inner: string) => string> = {
  'about:srcdoc': (inner) => `<iframe srcdoc="${quoted(inner)}"></iframe>`,
  'blob: page': (inner) =>
    `<iframe id="blob"></iframe><script>document.getElementById('blob').src = URL.createObjectURL(new Blob([${inScript(inner)}], { type: 'text/html' }))</script>`,
  'page written by script': (inner) =>
    `<iframe name="written"></iframe><script>written.document.write(${inScript(inner)}); written.document.close()</script>`,
}

const allFrames = (where: string) => Object.entries(frames).map(([kind, frame]) => frame(panelUrl(`${kind} ${where}`)))
const allShells = (shells: typeof ofItsMaker, where: string) =>
  Object.entries(shells).map(([name, shell]) => shell(doc(frames.iframe?.(panelUrl(`${name} ${where}`)) ?? '')))

let pages = 0
const serve = (host: ForeignHost, bodies: string[]) => host.serve(`/page-${pages++}`, { html: doc(bodies.join('')) })

/** The attempts of a page whose panel was rendered. */
async function rendered(address: string): Promise<string[]> {
  const page = await browser.newPage()
  await page.goto(address)
  const found = await Promise.all(page.frames().map(attemptOf))
  return found.flat().sort()
}

async function attemptOf(frame: Frame): Promise<string[]> {
  const count = await frame.locator('#panel').count()
  return count > 0 ? [new URL(frame.url()).searchParams.get('attempt') ?? frame.url()] : []
}

test('at a listed origin every frame is rendered, also in a page inside of the page', async () => {
  const kinds = Object.keys(frames)
  const listedInside = serve(listed, allFrames('inside'))
  const address = serve(listed, [...allFrames('outside'), `<iframe src="${listedInside}"></iframe>`])
  const expected = kinds.flatMap((kind) => [`${kind} inside`, `${kind} outside`])
  expect(await rendered(address)).toEqual(expected.sort())
})

test('a document that a listed page makes has its origin, and the panel is rendered there too', async () => {
  const expected = Object.keys(ofItsMaker).map((name) => `${name} of a listed page`)
  expect(await rendered(serve(listed, allShells(ofItsMaker, 'of a listed page')))).toEqual(expected.sort())
})

test('an unlisted page renders none: not in its frames, not in a listed page, not in documents that it makes', async () => {
  const listedInside = serve(listed, allFrames('at a listed page'))
  const bodies = [
    ...allFrames('at an unlisted page'),
    ...allShells({ ...ofItsMaker, ...withoutOrigin }, 'of an unlisted page'),
    `<iframe src="${listedInside}"></iframe>`,
  ]
  expect(await rendered(serve(unlisted, bodies))).toEqual([])
})

test('a listed page renders none in an unlisted page that it shows, nor where there is no origin at all', async () => {
  const unlistedInside = serve(unlisted, allFrames('at an unlisted page'))
  const bodies = [...allShells(withoutOrigin, 'of a listed page'), `<iframe src="${unlistedInside}"></iframe>`]
  expect(await rendered(serve(listed, bodies))).toEqual([])
})

test('the listed machine under another name, and a file, are other origins', async () => {
  expect(await rendered(serve(listed, allFrames('under another name')).replace('localhost', '127.0.0.1'))).toEqual([])
  const folder = mkdtempSync(path.join(tmpdir(), 'od-embedding-'))
  const file = path.join(folder, 'page.html')
  writeFileSync(file, doc(allFrames('in a file').join('')))
  expect(await rendered(`file://${file}`)).toEqual([])
  rmSync(folder, { recursive: true })
})
