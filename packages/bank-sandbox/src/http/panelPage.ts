import { html, raw } from 'hono/html'
import type { Bank } from '../bank.ts'
import type { RegisteredClient } from '../start/readSeed.ts'

interface Drawn {
  nonce: string
  script: string
  /** What the script imports later, which has no attribute to carry its integrity. */
  parts: string[]
}

/** The document that a script of the panel draws into. */
export function drawPanelPage(
  { seed, dist }: Bank,
  { clientId, origins, rules }: RegisteredClient,
  { nonce, script, parts }: Drawn,
) {
  const { legalName, hotline, theme } = seed.bank
  // `<` escaped, so that no value can end the script element.
  const minorUnits = { [rules.currency.code]: rules.currency.minorUnits }
  const facts = { clientId, origins, lenderName: legalName, hotline, minorUnits, ...(theme && { theme }) }
  const config = JSON.stringify(facts).replaceAll('<', '\\u003c')
  const { integrity, panelStyle } = dist
  const pinned = Object.fromEntries(parts.map((name) => [`/offerdock/${name}`, integrity[name]]))
  return html`<!doctype html>
<html lang="${rules.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${rules.bankName[rules.locale] ?? clientId}</title>
<link rel="stylesheet" nonce="${nonce}" integrity="${integrity[panelStyle]}" href="/offerdock/${panelStyle}">
<script type="application/json" id="offerdock-config">${raw(config)}</script>
<script type="importmap" nonce="${nonce}">${raw(JSON.stringify({ integrity: pinned }))}</script>
<script type="module" nonce="${nonce}" integrity="${integrity[script]}" src="/offerdock/${script}"></script>
</head>
<body><div id="panel"></div></body>
</html>`
}
