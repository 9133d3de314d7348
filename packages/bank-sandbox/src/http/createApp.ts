import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { routePath } from 'hono/route'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { isUnavailable } from '../db/isUnavailable.ts'
import { jitter } from '../service/jitter.ts'
import { applyScenario } from '../testMode/applyScenario.ts'
import { addAdminRoutes } from './adminRoutes.ts'
import { addAgreementPages } from './agreementPages.ts'
import { addAgreementRoutes } from './agreementRoutes.ts'
import { answerError } from './answerError.ts'
import { addCallbackRoutes } from './callbackRoutes.ts'
import { addCatalogRoutes } from './catalogRoutes.ts'
import { addContractRoutes } from './contractRoutes.ts'
import { addFileRoutes } from './fileRoutes.ts'
import { addGateRoutes } from './gateRoutes.ts'
import { hasHungUp } from './hasHungUp.ts'
import { limitRates } from './limitRates.ts'
import { addLiveRoutes } from './liveRoutes.ts'
import { logRequests } from './logRequests.ts'
import { addOfferRoutes } from './offerRoutes.ts'
import { addOpsRoutes } from './opsRoutes.ts'
import { addPanelRoutes } from './panelRoutes.ts'
import { addPrivacyRoutes } from './privacyRoutes.ts'
import { addProblemPages } from './problemPages.ts'
import { addPublicRoutes } from './publicRoutes.ts'
import { refuseNavigation } from './refuseNavigation.ts'
import { addReportRoutes } from './reportRoutes.ts'
import { addRequestRoutes } from './requestRoutes.ts'
import { publicHeaders, securityHeaders } from './securityHeaders.ts'
import { addSessionRoutes } from './sessionRoutes.ts'
import { addSignInRoutes } from './signInRoutes.ts'
import { addStatePageRoutes } from './statePageRoutes.ts'
import { addTextRoutes } from './textRoutes.ts'
import { addViewerRoutes } from './viewerRoutes.ts'
import { addViolationRoutes } from './violationRoutes.ts'

/** The viewer's and the platform's data, and the operator's calls; the public answers may be looked at by anybody. */
const closedToNavigation = [
  ...['agreements', 'consents', 'me', 'offers', 'quotes', 'sessions'].map((subject) => `/v1/${subject}/*`),
  ...['applications', 'callbacks', 'complaints', 'events', 'feedback', 'reports'].map((subject) => `/v1/${subject}/*`),
  '/admin/*',
]

/** What any page of any site may read, refusals included, or its script would take them for a broken network. */
const openToAll = [
  ...['/v1/catalog', '/v1/texts/*', '/v1/live/*', '/v1/openapi.json', '/v1/schemas/*', '/.well-known/jwks.json'],
  '/offerdock/:file{.+\\.[a-z]+}',
]

const maxBodyBytes = 16 * 1024

/** Every address of the bank; what is not here is a problem 404. */
export function createApp(bank: Bank): Hono {
  const app = new Hono()
  app.use(logRequests(bank), securityHeaders(bank.publicOrigin))
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => {
        c.header('Allow', methods.join(', '))
        return answerError(c, bank, new BankError('method-not-allowed'))
      },
    }),
  )
  // A GET has none that anybody reads, and to look for one would cost it as much as all the rest.
  const limitBody = bodyLimit({
    maxSize: maxBodyBytes,
    onError: (c) => answerError(c, bank, new BankError('too-large')),
  })
  app.use((c, next) => (/^(GET|HEAD)$/.test(c.req.method) ? next() : limitBody(c, next)))
  for (const path of openToAll) app.use(path, publicHeaders)
  const limit = limitRates(bank)
  const fail = applyScenario(bank)
  app.use(limit)
  app.use('/v1/*', fail)
  app.use('/offerdock/panel', fail)
  for (const path of closedToNavigation) app.use(path, refuseNavigation)
  addCatalogRoutes(app, bank)
  addLiveRoutes(app, bank)
  addTextRoutes(app, bank)
  addSessionRoutes(app, bank)
  addOfferRoutes(app, bank)
  addViewerRoutes(app, bank)
  addPrivacyRoutes(app, bank)
  addRequestRoutes(app, bank)
  addCallbackRoutes(app, bank)
  addAgreementRoutes(app, bank)
  addPublicRoutes(app, bank)
  addContractRoutes(app, bank)
  addProblemPages(app, bank)
  addOpsRoutes(app, bank)
  addReportRoutes(app, bank)
  addAdminRoutes(app, bank)
  addSignInRoutes(app, bank)
  addGateRoutes(app, bank)
  addAgreementPages(app, bank)
  addPanelRoutes(app, bank)
  addStatePageRoutes(app, bank)
  addViolationRoutes(app, bank)
  addFileRoutes(app, bank)
  app.notFound((c) => answerError(c, bank, new BankError('not-found')))
  app.onError((error, c) => {
    if (error instanceof BankError) return answerError(c, bank, error)
    if (hasHungUp(c)) {
      bank.log.info({ method: c.req.method, route: routePath(c, -1) }, 'client hung up')
      return answerError(c, bank, new BankError('bad-request', 'the body is not complete'))
    }
    if (isUnavailable(error)) {
      bank.log.warn({ name: error.name, reason: error.message, route: routePath(c, -1) }, 'database unavailable')
      return answerError(c, bank, new BankError('unavailable', undefined, { retryAfterMs: jitter(1000) }))
    }
    bank.log.error({ name: error.name, stack: error.stack }, 'request failed')
    return answerError(c, bank, error)
  })
  return app
}
