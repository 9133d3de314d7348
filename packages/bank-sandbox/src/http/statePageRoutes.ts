import { randomBytes } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Bank } from '../bank.ts'
import { bankPage } from '../people/bankPage.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { isTestClient } from '../testMode/isTestClient.ts'
import { openPage } from './bankForms.ts'
import { messagePage } from './messagePage.ts'
import { drawPanelPage } from './panelPage.ts'

const locales = ['zh-CN', 'zh-HK', 'en', 'ja', 'ko', 'fr', 'de', 'ar', 'en-XA']

/**
 * `GET /offerdock/test/panel?client=&state=`: one state of the panel, for who tests it; without `state`, what there is.
 * For any other client it is not there.
 */
export function addStatePageRoutes(app: Hono, bank: Bank) {
  app.get('/offerdock/test/panel', (c) => {
    const client = bank.seed.clients.get(c.req.query('client') ?? '')
    if (!client || !isTestClient(client.clientId) || !bank.dist.testPanel)
      return messagePage(c, bank, { status: 404, message: 'unknownClient' })
    const { script, states } = bank.dist.testPanel
    const state = c.req.query('state')
    if (state === undefined) return c.html(indexPage(c, bank, client, 'States of the panel'))
    if (!states.includes(state)) return c.html(indexPage(c, bank, client, 'There is no such state'), 404)
    const nonce = randomBytes(16).toString('base64')
    c.header('Content-Security-Policy', policy(nonce))
    return c.html(drawPanelPage(bank, client, { nonce, script, parts: [] }))
  })
}

/** Nothing leaves the page, and no page shows it in a frame. */
const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

function indexPage(c: Context, { seed, dist }: Bank, { clientId }: RegisteredClient, title: string) {
  const link = (state: string, locale: string) =>
    html`<a href="?client=${clientId}&state=${state}&locale=${locale}" lang="en">${locale}</a> `
  const rows = (dist.testPanel?.states ?? []).map(
    (state) => html`<dt>${state}</dt><dd>${locales.map((locale) => link(state, locale))}</dd>`,
  )
  const content = html`<h1>${title}</h1>
<p>Each link is one state. Add <code>&amp;theme=dark</code> or <code>&amp;elder=1</code> to its address.</p>
<dl class="facts">${rows}</dl>`
  return bankPage({ locale: 'en', title, seed, nonce: openPage(c), content })
}
