import type { PlanOffer } from '../../contract/index.ts'
import { wayOf } from '../ways.ts'
import type { FiguresProps } from './FullFigures.tsx'
import { lastPayment } from './lastPayment.ts'
import { Notices } from './Notices.tsx'

/** What one plan comes to. The annual rate comes first and is as large as the figure that makes a plan look small. */
export function PlanFigures({ plan, proposal, part, texts, formats }: FiguresProps & { plan: PlanOffer }) {
  const { offers } = proposal
  const way = wayOf(proposal, plan.planId)
  const { periods, schedule, interestMinor, totalMinor, apr } = way?.plan ?? plan
  const refused = way ? way.refused : plan.refused
  const money = (minor: number) => formats.money(minor, offers.currency)
  const last = lastPayment(schedule)
  return (
    <>
      <span class="option-name">
        {texts.offers.plan(periods)}
        {interestMinor === 0 && ' '}
        {interestMinor === 0 && <span class="tag">{texts.offers.interestFree}</span>}{' '}
        <Notices notices={offers.notices} planId={plan.planId} formats={formats} />
      </span>{' '}
      {refused && <span class="option-refused">{texts.offers.refused[refused]} </span>}
      <span class="figures">
        <span class="figure" data-od="apr">
          <span class="quiet">{texts.terms.apr[apr.convention]}</span> <strong>{formats.rate(apr.bps)}</strong>
        </span>{' '}
        <span class="figure">
          <span class="quiet">
            {texts.terms.perPeriod} {last !== null && <span class="whole">{texts.terms.lastPeriod(money(last))}</span>}
          </span>{' '}
          <strong>{money(schedule[0]?.totalMinor ?? 0)}</strong>
        </span>
      </span>{' '}
      <span class="option-note">
        <span>
          {texts.terms.total} <b data-od="total">{money(totalMinor)}</b>
        </span>{' '}
        {interestMinor > 0 && <span>{texts.terms.ofWhichInterest(money(interestMinor))}</span>}
      </span>{' '}
      {part && way && <part.WayNotes offers={offers} way={way} plan={plan} texts={texts} formats={formats} />}
    </>
  )
}
