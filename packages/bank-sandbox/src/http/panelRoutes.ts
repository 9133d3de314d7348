import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import type { Bank } from '../bank.ts'
import { messagePage } from './messagePage.ts'
import { drawPanelPage } from './panelPage.ts'
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
    const { panelScript: script, panelParts: parts } = bank.dist
    return c.html(drawPanelPage(bank, client, { nonce, script, parts }))
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
