export type { AccountDeletion, AccountExport } from './accountExport.ts'
export { accountDeletion, accountExport } from './accountExport.ts'
export type { Agreement, Confirmation, ConfirmRequest, ReceiptClaims } from './agreements.ts'
export { agreement, agreementStatus, confirmation, confirmRequest, receiptClaims } from './agreements.ts'
export type { Callback, CallbackRequest, CallbackWindow } from './callbacks.ts'
export { callback, callbackList, callbackQuery, callbackRequest, callbacks, callbackWindow } from './callbacks.ts'
export type { Catalog, CurrencyPattern, Teaser, TextEntry } from './catalog.ts'
export { catalog } from './catalog.ts'
export type { Code, HostCode } from './codes.ts'
export { codes } from './codes.ts'
export type {
  ConsentNotice,
  ConsentRecord,
  ConsentRequest,
  ConsentState,
  Consents,
  Purpose,
} from './consents.ts'
export { consentNotice, consentRecord, consentRequest, consents, purpose } from './consents.ts'
export type { EventPage, EventQuery, ReplayRequest } from './deliveryAdmin.ts'
export {
  eventPage,
  eventQuery,
  keyList,
  replayed,
  replayRequest,
  rotationRequest,
  webhookSettings,
} from './deliveryAdmin.ts'
export {
  closeEvent,
  consentEvent,
  conversionEvent,
  conversionMessage,
  declineEvent,
  emptyEvent,
  errorEvent,
  eventContext,
  eventDetails,
  hostAnswer,
  hostCode,
  impressionEvent,
  openEvent,
  quoteEvent,
  readyEvent,
  selectEvent,
} from './eventSchemas.ts'
export type {
  ConversionMessage,
  DockEvent,
  EventBase,
  EventContext,
  EventDetail,
  EventExtras,
  EventType,
  HostAnswer,
} from './events.ts'
export { describeIssues, toJsonPath } from './jsonPath.ts'
export type {
  LiveEvent,
  LivePin,
  LiveSnapshot,
  LiveWindow,
  PinRequest,
  WithdrawalRequest,
} from './live.ts'
export { liveEvent, livePin, liveSnapshot, pinRequest, withdrawalRequest } from './live.ts'
export type { Notice, OfferPricing, Offers, OrderRequest, PlanOffer } from './offers.ts'
export { notice, offerPricing, offers, orderRequest, planOffer } from './offers.ts'
export {
  backup,
  callList,
  killSwitchList,
  riskAlarmList,
  riskDecisionList,
  scenarioState,
  withdrawalList,
} from './operator.ts'
export type { PlanRule } from './planRules.ts'
export { planRule } from './planRules.ts'
export type { Apr, AprConvention, Installment, PricedPlan } from './plans.ts'
export { apr, aprConvention, installment, pricedPlan } from './plans.ts'
export { conversionId } from './primitives.ts'
export type { Problem, ProblemCode } from './problem.ts'
export { problem, problems, problemType } from './problem.ts'
export { problemTexts } from './problemTexts.ts'
export type { Quote, QuoteRequest } from './quotes.ts'
export { quote, quoteRequest } from './quotes.ts'
export type { Reconciliation } from './reconciliation.ts'
export { reconciliation } from './reconciliation.ts'
export type { RefundAnswer, RefundFacts, RefundRequest } from './refunds.ts'
export { refund, refundAnswer, refundRequest } from './refunds.ts'
export type { ConversionReport } from './reports.ts'
export { conversionQuery, conversionReport } from './reports.ts'
export type {
  AgreementRecord,
  Application,
  ApplicationDecision,
  ApplicationRequest,
  Complaint,
  ComplaintCategory,
  ComplaintRecord,
  ComplaintRequest,
  Contact,
  FeedbackRequest,
  FullComplaint,
} from './requests.ts'
export {
  application,
  applicationDecision,
  applicationList,
  applicationQuery,
  applicationRequest,
  applications,
  complaint,
  complaintAnswer,
  complaintCategory,
  complaintQuery,
  complaintRecord,
  complaintRequest,
  complaints,
  feedback,
  feedbackRequest,
  fullApplication,
  fullComplaint,
} from './requests.ts'
export type { KillSwitchRequest, RiskLimits, RiskRules } from './risk.ts'
export { killSwitchRequest } from './risk.ts'
export type { Fault, Scenario } from './scenarios.ts'
export { scenario } from './scenarios.ts'
export type { Campaign, Client, OfferRules, Persona, Seed } from './seed.ts'
export { seed } from './seed.ts'
export { health, jwkSet, readiness } from './service.ts'
export type { Session, SessionState, SignIn, SignInRequest, Viewer } from './sessions.ts'
export { session, sessionRequest, sessionState, signIn, signInRequest } from './sessions.ts'
export type { Theme } from './theme.ts'
export { theme } from './theme.ts'
export type { ViewerAction, ViewerAgreement, ViewerAgreements } from './viewerAgreements.ts'
export { viewerAgreement, viewerAgreements } from './viewerAgreements.ts'
export type { WebhookEvent, WebhookEventType } from './webhooks.ts'
export { webhookEvent, webhookEventType } from './webhooks.ts'
