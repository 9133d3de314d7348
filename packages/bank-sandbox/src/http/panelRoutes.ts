import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import { html, raw } from 'hono/html'
import type { Bank } from '../bank.ts'
import type { RegisteredClient } from '../start/readSeed.ts'
import { messagePage } from './messagePage.ts'
import { violationsPath } from './violationRoutes.ts'

/** `GET /offerdock/panel?client=`: the page in the frame. Only the origins of that client may embed it. */
export function addPanelRoutes(app: Hono, bank: Bank) {
  app.get('/offerdock/panel', (c) => {
    const client = bank.seed.clients.get(c.req.query('client') ?? '')
    if (!client) return messagePage(c, bank, { status: 404, message: 'unknownClient' })
    const nonce = randomBytes(16).toString('base64')
    c.header('Content-Security-Policy', panelPolicy(nonce, client.origins))
    c.header('Cross-Origin-Embedder-Policy', 'require-corp')
    c.header('Cross-Origin-Opener-Policy', 'same-origin-allow-popups')
    c.header('Cross-Origin-Resource-Policy', 'cross-origin')
    c.header('Permissions-Policy', 'camera=(), display-capture=(), geolocation=(), microphone=(), usb=()')
    return c.html(panelPage(bank, client, nonce))
  })
}

function panelPolicy(nonce: string, origins: string[]): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    "frame-src 'none'",
    `frame-ancestors ${origins.length ? origins.join(' ') : "'none'"}`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    // Not `report-to`, which takes its time and silences this one.
    `report-uri ${violationsPath}`,
  ].join('; ')
}

function panelPage({ seed, dist }: Bank, { clientId, origins, rules }: RegisteredClient, nonce: string) {
  const { legalName, hotline, theme } = seed.bank
  // `<` escaped, so that no value can end the script element.
  const minorUnits = { [rules.currency.code]: rules.currency.minorUnits }
  const facts = { clientId, origins, lenderName: legalName, hotline, minorUnits, ...(theme && { theme }) }
  const config = JSON.stringify(facts).replaceAll('<', '\\u003c')
  const { integrity, panelStyle, panelScript, panelParts } = dist
  // What the panel imports later has no attribute to carry its integrity.
  const parts = Object.fromEntries(panelParts.map((name) => [`/offerdock/${name}`, integrity[name]]))
  return html`<!doctype html>
<html lang="${rules.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${rules.bankName[rules.locale] ?? clientId}</title>
<link rel="stylesheet" nonce="${nonce}" integrity="${integrity[panelStyle]}" href="/offerdock/${panelStyle}">
<script type="application/json" id="offerdock-config">${raw(config)}</script>
<script type="importmap" nonce="${nonce}">${raw(JSON.stringify({ integrity: parts }))}</script>
<script type="module" nonce="${nonce}" integrity="${integrity[panelScript]}" src="/offerdock/${panelScript}"></script>
</head>
<body><div id="panel"></div></body>
</html>`
}
