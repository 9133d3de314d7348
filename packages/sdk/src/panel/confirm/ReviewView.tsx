import type { ComponentChildren } from 'preact'
import type { StepAt } from '../checkout.ts'
import { canConfirm } from '../checkout.ts'
import { useChoicePart } from '../choice/loadChoicePart.ts'
import { Notices } from '../views/Notices.tsx'
import type { Ui } from '../views/Ui.ts'
import { Disclosure } from './Disclosure.tsx'
import { nameForeign } from './nameForeign.ts'
import { PriceChange } from './PriceChange.tsx'
import { ReadingTime } from './ReadingTime.tsx'
import { ScheduleTable } from './ScheduleTable.tsx'
import { useSight } from './sight/useSight.ts'
import { Terms } from './Terms.tsx'

interface ReviewProps extends Ui {
  step: StepAt<'review'>
  keep: ComponentChildren
  /** The panel stands in somebody else's page, which may cover it. */
  isFramed: boolean
}

/** The binding quote, the bank's own words, the schedule, and the one button that commits. */
export function ReviewView({ step, keep, isFramed, ...ui }: ReviewProps) {
  const { texts, formats, actions } = ui
  const { offers, quote, isRead, isStale } = step
  const part = useChoicePart()
  const { sight, page, button } = useSight(isFramed, quote.quoteId)
  const total = formats.money(quote.totalMinor, quote.currency)
  const foreign = quote.disclosureLocale && nameForeign(quote.disclosureLocale, formats.locale)
  return (
    <>
      <main class="body" aria-busy={isStale} ref={page}>
        <h1 tabIndex={-1}>{texts.review.title}</h1>
        <PriceChange step={step} {...ui} />
        <Terms quote={quote} texts={texts} formats={formats} />
        {quote.plan && <Notices notices={offers.notices} formats={formats} />}
        {part && <part.Returns refund={offers.pricing?.refund} quote={quote} texts={texts} formats={formats} />}
        <h2>{texts.review.disclosure}</h2>
        {foreign && <p class="quiet">{texts.review.inLanguage(foreign)}</p>}
        <Disclosure
          key={quote.quoteId}
          text={quote.disclosure}
          lang={quote.disclosureLocale}
          onShown={actions.proveDisclosure}
        />
        {part && <part.PlanPicture quote={quote} texts={texts} formats={formats} />}
        {quote.plan && (
          <ScheduleTable schedule={quote.plan.schedule} currency={quote.currency} texts={texts} formats={formats} />
        )}
        {keep}
      </main>
      <footer class="actions">
        <ReadingTime
          key={`${quote.quoteId} reading`}
          readingMs={quote.readingMs}
          isRead={isRead}
          onRead={actions.finishReading}
          texts={texts}
        />
        <button type="button" class="button" onClick={actions.back}>
          {texts.review.back}
        </button>
        <button
          type="button"
          class="button primary"
          data-od="confirm"
          ref={button}
          disabled={!sight || !canConfirm(step)}
          onClick={() => sight && actions.confirm(sight)}
        >
          {quote.plan ? texts.review.confirmPlan(quote.plan.periods, total) : texts.review.confirmFull(total)}
        </button>
      </footer>
    </>
  )
}
