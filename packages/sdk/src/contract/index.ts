export type { Agreement, Confirmation, ConfirmRequest, ReceiptClaims } from './agreements.ts'
export { agreement, agreementStatus, confirmation, confirmRequest, receiptClaims } from './agreements.ts'
export type { Catalog, CurrencyPattern, Teaser } from './catalog.ts'
export { catalog } from './catalog.ts'
export type { Code, HostCode } from './codes.ts'
export { codes } from './codes.ts'
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
export type { Offers, OrderRequest, PlanOffer } from './offers.ts'
export { offers, orderRequest, planOffer } from './offers.ts'
export type { PlanRule } from './planRules.ts'
export { planRule } from './planRules.ts'
export type { Apr, AprConvention, Installment, PricedPlan } from './plans.ts'
export { apr, aprConvention, installment, pricedPlan } from './plans.ts'
export { conversionId } from './primitives.ts'
export type { Problem, ProblemCode } from './problem.ts'
export { problem, problems, problemType } from './problem.ts'
export type { Quote, QuoteRequest } from './quotes.ts'
export { quote, quoteRequest } from './quotes.ts'
export type { Campaign, Client, OfferRules, Persona, Seed } from './seed.ts'
export { seed } from './seed.ts'
export type { Session, SessionState, SignIn, SignInRequest, Viewer } from './sessions.ts'
export { session, sessionRequest, sessionState, signIn, signInRequest } from './sessions.ts'
