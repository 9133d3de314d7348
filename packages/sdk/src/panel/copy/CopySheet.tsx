import type { Agreement, Quote } from '../../contract/index.ts'
import type { AsideTexts } from '../../i18n/panel/aside/index.ts'
import { ScheduleTable } from '../confirm/ScheduleTable.tsx'
import { Terms } from '../confirm/Terms.tsx'
import type { Ui } from '../views/Ui.ts'

/** What there is to keep: a quote, or an agreement with its receipt. */
export interface Papers {
  lenderName: string
  hotline: string
  quote: Quote
  confirmed?: { agreement: Agreement; receipt: string } | undefined
}

type CopySheetProps = Omit<Ui, 'actions'> & { words: AsideTexts; papers: Papers }

/** Everything that was on screen, on one sheet, and what proves it. */
export function CopySheet({ words, papers, texts, formats }: CopySheetProps) {
  const { lenderName, hotline, quote, confirmed } = papers
  const { copy } = words
  return (
    <main class="copy">
      <p>
        <strong>{texts.lender(lenderName)}</strong> · {texts.hotline} <bdi>{hotline}</bdi>
      </p>
      <h1>{confirmed ? copy.agreement : copy.quote}</h1>
      {!confirmed && <p>{copy.notAgreed(formats.instant(quote.expiresAt))}</p>}
      <dl class="terms">
        <Proof name={copy.order} value={quote.orderRef} />
        {confirmed && <Proof name={copy.agreementNumber} value={confirmed.agreement.agreementId} />}
        {confirmed && (
          <div>
            <dt>{copy.confirmedAt}</dt>
            <dd>{formats.instant(confirmed.agreement.confirmedAt)}</dd>
          </div>
        )}
      </dl>
      <Terms quote={quote} texts={texts} formats={formats} />
      {quote.plan && (
        <ScheduleTable schedule={quote.plan.schedule} currency={quote.currency} texts={texts} formats={formats} />
      )}
      <h2>{copy.disclosure}</h2>
      <div class="disclosure" lang={quote.disclosureLocale} dir="auto">
        {quote.disclosure}
      </div>
      <dl class="terms">
        <Proof name={copy.disclosureHash} value={quote.disclosureHash} />
        {confirmed && <Proof name={copy.receipt} value={confirmed.receipt} />}
      </dl>
    </main>
  )
}

const Proof = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd class="reference">
      <bdi>{value}</bdi>
    </dd>
  </div>
)
