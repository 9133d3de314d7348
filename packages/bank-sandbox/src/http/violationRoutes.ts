import type { Context, Hono } from 'hono'
import * as z from 'zod'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'

/** Where a browser tells that something broke the policy of the panel's page. */
export const violationsPath = '/offerdock/violations'

/** Each is a series of the metrics: whoever makes up names of directives must not make series. */
const directives = new Set([
  ...[
    'default-src',
    'child-src',
    'connect-src',
    'fenced-frame-src',
    'font-src',
    'frame-src',
    'img-src',
    'manifest-src',
  ],
  ...['media-src', 'object-src', 'script-src', 'script-src-attr', 'script-src-elem', 'style-src', 'style-src-attr'],
  ...['style-src-elem', 'worker-src', 'base-uri', 'form-action', 'frame-ancestors', 'sandbox', 'trusted-types'],
  'require-trusted-types-for',
])

/** What browsers send for `report-uri` (Content Security Policy 3, section 5.3): of it, what names nobody. */
const report = z.object({
  'csp-report': z.object({
    'effective-directive': z.string().regex(/^[a-z-]{1,40}$/),
    'blocked-uri': z.string().max(2048).optional(),
  }),
})

/** `POST /offerdock/violations`: counted and logged, so that a changed script or header is noticed within a minute. */
export function addViolationRoutes(app: Hono, { log, service }: Bank) {
  app.post(violationsPath, async (c) => {
    const { 'effective-directive': named, 'blocked-uri': blocked = '' } = (await readReport(c))['csp-report']
    const directive = directives.has(named) ? named : 'other'
    service.metrics.violations.add({ directive })
    log.warn({ directive, blocked: URL.canParse(blocked) ? new URL(blocked).origin : '' }, 'panel policy violated')
    return c.body(null, 204)
  })
}

async function readReport(c: Context): Promise<z.infer<typeof report>> {
  if (!/^application\/csp-report\b/i.test(c.req.header('Content-Type') ?? '')) {
    throw new BankError('bad-request', 'the Content-Type must be application/csp-report')
  }
  const body: unknown = await c.req.json().catch(() => undefined)
  const result = z.safeParse(report, body)
  if (!result.success) throw new BankError('bad-request', 'the body is not a report of a violation')
  return result.data
}
