import { expect } from 'vitest'

/** What an answer has unless its route says otherwise. */
export const closed = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}
/** What any page may read. */
export const open = { ...closed, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' }
const file = { ...open, 'timing-allow-origin': '*' }
const immutable = { ...file, 'cache-control': 'public, max-age=31536000, immutable' }
const terms = { ...open, 'cache-control': 'public, max-age=0, s-maxage=60, stale-while-revalidate=600' }
const snapshot = { ...open, 'cache-control': 'public, max-age=0, s-maxage=2' }
const stream = { ...open, 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' }
const refused = { ...closed, 'www-authenticate': 'Bearer' }
const page = {
  ...closed,
  'content-security-policy': expect.stringMatching(
    /^default-src 'none'; style-src 'nonce-[^']+'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'$/,
  ),
}

const described = { ...open, 'cache-control': 'public, max-age=3600' }

const signedOut = {
  ...closed,
  location: '/agreements?lang=en',
  'set-cookie': 'offerdock-agreements=; Max-Age=0; Path=/agreements; HttpOnly; SameSite=Strict',
}

/** Every call of the bank, with its status and exactly the headers of its answer. */
export const headerRows: [line: string, status: number, expected: Record<string, unknown>][] = [
  ['GET /nothing', 404, closed],
  ['GET /v1/nothing', 404, closed],
  ['POST /v1/nothing', 404, closed],
  ['PUT /v1/offers', 405, { ...closed, allow: 'POST' }],
  ['OPTIONS /v1/quotes', 405, { ...closed, allow: 'POST' }],
  ['DELETE /v1/catalog', 405, { ...open, allow: 'GET, HEAD' }],

  ['GET /v1/catalog?client=pk_test_demo&currency=CNY', 200, terms],
  ['GET /v1/catalog?client=none&currency=CNY', 404, open],
  ['GET /v1/catalog?client=pk_test_demo&currency=EUR', 400, open],
  ['GET /v1/texts/none', 404, open],
  ['GET /v1/live/room-1/snapshot', 200, snapshot],
  ['GET /v1/live/room-1/snapshot?client=none', 404, open],
  ['HEAD /v1/live/room-1', 200, stream],
  ['GET /v1/live/%00', 404, open],
  ['GET /.well-known/jwks.json', 200, { ...open, 'cache-control': 'public, max-age=600' }],
  ['GET /offerdock/v1.js', 200, { ...file, 'cache-control': 'no-cache' }],
  ['GET /offerdock/integrity.json', 200, { ...file, 'cache-control': 'no-cache' }],
  ['GET /offerdock/scripts.json', 200, { ...file, 'cache-control': 'no-cache' }],
  ['GET /offerdock/host.aaaaaaaa.js', 200, immutable],
  ['GET /offerdock/panel.dddddddd.css', 200, immutable],
  ['HEAD /offerdock/panel-en.cccccccc.js', 200, immutable],
  ['GET /offerdock/not-listed.js', 404, open],
  ['GET /offerdock/..%2f..%2fpackage.json', 404, open],
  ['GET /offerdock/panel?client=none', 404, page],
  ['POST /offerdock/violations', 400, closed],

  ['POST /v1/sessions', 400, closed],
  ['GET /v1/sessions/me', 401, refused],
  ['DELETE /v1/sessions/me', 401, refused],
  ['POST /v1/sessions/sign-in', 401, refused],
  ['POST /v1/offers', 401, refused],
  ['POST /v1/quotes', 401, refused],
  ['POST /v1/quotes/q/confirm', 401, refused],
  ['GET /v1/agreements/a', 401, refused],
  ['POST /v1/agreements/a/capture', 401, refused],
  ['POST /v1/agreements/a/release', 401, refused],
  ['POST /v1/agreements/a/refund', 401, refused],
  ['POST /v1/agreements/a/abandon', 401, refused],
  ['GET /v1/me/agreements', 401, refused],
  ['POST /v1/me/agreements/a/withdraw', 401, refused],
  ['GET /v1/me/export', 401, refused],
  ['GET /v1/schemas/account-export.json', 200, described],
  ['GET /v1/schemas/events.json', 200, described],
  ['GET /v1/openapi.json', 200, described],
  ['GET /problems', 200, { ...page, 'cache-control': 'public, max-age=3600' }],
  ['GET /problems/expired', 200, { ...page, 'cache-control': 'public, max-age=3600' }],
  ['GET /problems/nothing', 404, closed],
  ['DELETE /v1/me', 401, refused],
  ['GET /v1/consents', 401, refused],
  ['POST /v1/consents', 401, refused],
  ['DELETE /v1/consents/sharing', 401, refused],
  ['POST /v1/applications', 401, refused],
  ['GET /v1/applications/a', 401, refused],
  ['POST /v1/feedback', 401, refused],
  ['GET /v1/complaints', 401, refused],
  ['POST /v1/complaints', 401, refused],
  ['GET /v1/complaints/c', 401, refused],
  ['GET /v1/complaints/c/record', 401, refused],

  ['GET /sign-in/none', 404, page],
  ['POST /sign-in/none', 404, page],
  ['GET /step-up/none', 404, page],
  ['POST /step-up/none', 404, page],
  ['GET /cooling-off/none', 404, page],
  ['POST /cooling-off/none', 404, page],
  ['GET /agreements', 200, page],
  ['GET /agreements/none', 200, page],
  ['GET /agreements/none/abandon', 200, page],
  ['POST /agreements/none/withdraw', 303, { ...page, location: '/agreements?lang=en' }],
  ['POST /agreements/sign-in', 400, page],
  ['POST /agreements/sign-out', 303, signedOut],

  ['GET /healthz', 200, closed],
  ['GET /readyz', 200, closed],
  ['GET /metrics', 200, closed],
  ['GET /admin', 200, closed],
  ['GET /admin/nothing', 404, closed],
  ['POST /admin/backup', 201, closed],
  ['GET /admin/clients/pk_test_demo/scenario', 200, closed],
  ['PUT /admin/clients/pk_test_demo/scenario', 400, closed],
  ['DELETE /admin/clients/pk_test_demo/scenario', 204, closed],
  ['GET /admin/events', 200, closed],
  ['POST /admin/events/replay', 400, closed],
  ['GET /admin/keys', 200, closed],
  ['POST /admin/keys/rotate', 400, closed],
  ['POST /admin/keys/none/withdraw', 404, closed],
  ['GET /admin/kill-switch', 200, closed],
  ['PUT /admin/kill-switch', 400, closed],
  ['DELETE /admin/kill-switch', 400, closed],
  ['GET /admin/live/withdrawals?client=pk_test_demo', 200, closed],
  ['POST /admin/live/withdraw', 400, closed],
  ['POST /admin/live/restore', 400, closed],
  ['POST /admin/live/pin', 400, closed],
  ['GET /admin/risk-decisions', 200, closed],
  ['GET /admin/risk-alarms', 200, closed],
  ['POST /admin/reconciliation', 200, closed],
  ['GET /v1/reports/conversions', 200, closed],
  ['GET /v1/reports/conversions?clientId=none', 404, closed],
  ['GET /admin/webhooks/pk_test_demo', 200, closed],
  ['POST /admin/webhooks/none/rotate', 404, closed],
]
