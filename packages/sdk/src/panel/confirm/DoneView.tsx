import type { ComponentChildren } from 'preact'
import type { StepAt } from '../checkout.ts'
import { answerSentence } from '../views/answerSentence.ts'
import { ComplaintLink } from '../views/ComplaintLink.tsx'
import type { Ui } from '../views/Ui.ts'

/** The agreement exists. What the platform makes of it may still be on its way. */
export function DoneView({
  step,
  keep,
  locale,
  texts,
  formats,
  actions,
}: Ui & { step: StepAt<'done'>; keep: ComponentChildren; locale: string }) {
  const { agreement, answer, pending } = step
  const { plan } = pending.quote
  const first = plan?.schedule[0]
  return (
    <>
      <main class="body outcome" data-od="done">
        <svg class="mark" viewBox="0 0 40 40" aria-hidden="true">
          <circle cx="20" cy="20" r="18" />
          <path d="M12 20.5l5.5 5.5L28.5 15" />
        </svg>
        <h1 tabIndex={-1}>{texts.done.title}</h1>
        <p>{answerSentence(step, { texts, formats })}</p>
        <dl class="terms">
          {answer.orderNumber && (
            <div>
              <dt>{texts.done.orderNumber}</dt>
              <dd class="reference">{answer.orderNumber}</dd>
            </div>
          )}
          <div>
            <dt>{texts.terms.plan}</dt>
            <dd>{plan ? texts.offers.plan(plan.periods) : texts.offers.payInFull}</dd>
          </div>
          <div>
            <dt>{texts.terms.total}</dt>
            <dd>{formats.money(agreement.totalMinor, agreement.currency)}</dd>
          </div>
          {first && (
            <div>
              <dt>{texts.terms.firstDue}</dt>
              <dd>{formats.day(first.dueOn)}</dd>
            </div>
          )}
          <div>
            <dt>{texts.done.agreement}</dt>
            <dd class="reference">{agreement.agreementId}</dd>
          </div>
        </dl>
        {keep}
        <p class="keep">
          {pending.isRated ? (
            <span class="quiet">{texts.asides.rated}</span>
          ) : (
            <button type="button" class="plain link" data-od="feedback" onClick={() => actions.openAside('feedback')}>
              {texts.asides.feedback}
            </button>
          )}
          <ComplaintLink texts={texts} actions={actions} />
        </p>
      </main>
      <footer class="actions">
        <a class="button" href={`/agreements?lang=${locale}`} target="_blank" rel="noopener">
          {texts.done.allAgreements}
        </a>
        <button type="button" class="button primary" onClick={actions.close}>
          {texts.done.leave}
        </button>
      </footer>
    </>
  )
}
