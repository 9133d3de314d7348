import type { ComplaintCategory } from '../contract/index.ts'
import type { PanelLocale } from '../i18n/panel/index.ts'
import type { HostOrder, PanelMessage } from '../protocol/messages.ts'
import { uuidV7 } from '../protocol/uuid.ts'
import type { AsideName } from './aside.ts'
import type { BankAnswer, BankApi, Call } from './bankApi.ts'
import { type CheckoutEvent, canConfirm, type Step } from './checkout.ts'
import type { Sight } from './confirm/sight/watchSight.ts'
import type { LoadDelivery } from './delivery/loadDelivery.ts'
import { hashText } from './hashText.ts'
import type { PanelStorage } from './panelStorage.ts'
import { type PendingConfirm, readPendingConfirm, removePendingConfirm, writePendingConfirm } from './pendingConfirm.ts'
import type { Proposal } from './ways.ts'

interface ActionContext {
  bank: BankApi
  storage: PanelStorage
  delivery: LoadDelivery
  /** Who has signed in. */
  who(): string
  step(): Step
  order(): HostOrder | null
  /** Says whether the event meant anything. */
  dispatch(event: CheckoutEvent): boolean
  /** Begins anew. */
  start(): void
  tell(message: PanelMessage): void
}

/** What the viewer can do. */
export type Actions = ReturnType<typeof createActions>

export function createActions({ bank, storage, delivery, who, step, order, dispatch, start, tell }: ActionContext) {
  function close() {
    dispatch({ type: 'closed' })
    tell({ type: 'panel:closed', body: {} })
  }

  function loseSession() {
    storage.remove('session')
    dispatch({ type: 'sessionLost' })
  }

  function forget(whose?: string) {
    storage.clear()
    delivery().then((part) => part?.forget(whose))
  }

  return {
    close,
    decline() {
      tell({ type: 'panel:declined', body: {} })
      close()
    },
    openLink: () => dispatch({ type: 'linkOpened' }),
    cancelLink: () => dispatch({ type: 'linkCanceled' }),
    openAside: (name: AsideName, about?: ComplaintCategory) => dispatch({ type: 'asideOpened', name, about }),
    closeAside: () => dispatch({ type: 'asideClosed' }),
    /** The one consent that is the platform's business: it is the recipient. */
    sayShared: (isGiven: boolean) => tell({ type: 'panel:consented', body: { purpose: 'sharing', isGiven } }),
    changeTerms: () => dispatch({ type: 'termsChanged' }),
    /** The viewer has said what they think of it; kept with the confirm, so that nobody asks again. */
    rate() {
      const now = step()
      if (now.at !== 'done') return
      writePendingConfirm(storage, { ...now.pending, isRated: true })
      dispatch({ type: 'rated' })
    },
    /** What an aside asks of the bank. A session that is over is the checkout's to mend. */
    async ask<T>(request: Call<T>): Promise<BankAnswer<T>> {
      const answer = await bank.call(request)
      if (answer.failure?.code === 'unauthorized') loseSession()
      return answer
    },
    /** After the account is gone: nothing of it stays in this browser. */
    forget() {
      forget()
      dispatch({ type: 'sessionLost' })
    },
    /** Kept for the tab, so that the next dock of the page is as large. */
    chooseElderMode(isOn: boolean) {
      storage.write('elder', { isOn })
      dispatch({ type: 'elderModeChosen', isOn })
    },
    /** Kept for the tab: what was advertised is not asked for again. */
    closeAd() {
      storage.write('ad', { isOn: false })
      dispatch({ type: 'adClosed' })
    },
    chooseLanguage: (locale: PanelLocale) => dispatch({ type: 'languageChosen', locale }),
    choose(planId: string | null) {
      if (dispatch({ type: 'chosen', planId })) tell({ type: 'panel:selected', body: { planId } })
    },
    reduce: (proposal: Proposal) => dispatch({ type: 'reduced', proposal }),
    takePrice: () => dispatch({ type: 'priceTaken' }),
    review: () => dispatch({ type: 'quoteAsked' }),
    back() {
      const now = step()
      // The confirm has led to nothing yet, and nobody else can send it.
      if (now.at === 'gated') {
        const { pending } = now
        removePendingConfirm(storage, pending)
        delivery().then((part) => part?.drop(pending.conversionId))
      }
      dispatch({ type: 'wentBack' })
    },
    retry() {
      dispatch({ type: 'retried' })
    },
    signOut() {
      void bank.endSession()
      forget(who())
      start()
    },
    /** Proves that the text on screen is the text of the quote. */
    async proveDisclosure(shown: string) {
      const before = step()
      if (before.at !== 'review') return
      const hash = await hashText(shown)
      const now = step()
      if (now.at !== 'review' || now.quote !== before.quote) return
      const isGenuine = hash === now.quote.disclosureHash
      dispatch(isGenuine ? { type: 'disclosureProved' } : { type: 'failed', reason: { code: 'bank-error' } })
    },
    /** The disclosure was before the viewer's eyes for as long as the bank demands. */
    finishReading: () => dispatch({ type: 'disclosureRead' }),
    confirm(sight: Sight) {
      const now = step()
      const { pin, room } = order() ?? {}
      if (!canConfirm(now)) return
      // Another panel of this page may have sent a confirm for the order: that one is brought to its end.
      const sent = readPendingConfirm(storage, now.quote.orderRef, who())
      if (sent) return void dispatch({ type: 'confirmSent', pending: sent })
      const request = { disclosureHash: now.quote.disclosureHash, ...(pin && { pin }), ...(room && { room }), sight }
      const pending: PendingConfirm = { conversionId: uuidV7(Date.now()), quote: now.quote, request, who: who() }
      writePendingConfirm(storage, pending)
      dispatch({ type: 'confirmSent', pending })
    },
  }
}
