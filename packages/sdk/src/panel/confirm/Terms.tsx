import type { Quote } from '../../contract/index.ts'
import { lastPayment } from '../views/lastPayment.ts'
import type { Ui } from '../views/Ui.ts'

/** The price on one look: annual rate and total first and alike, then what they are made of. */
export function Terms({ quote, texts, formats }: Omit<Ui, 'actions'> & { quote: Quote }) {
  const { plan, orderMinor, couponMinor = 0, pointsMinor, financedMinor, totalMinor, currency } = quote
  const { terms, offers } = texts
  const money = (minor: number) => formats.money(minor, currency)
  const first = plan?.schedule[0]
  const last = plan && lastPayment(plan.schedule)
  return (
    <>
      <div class="figures">
        {plan && (
          <p class="figure" data-od="apr">
            <span class="quiet">{terms.apr[plan.apr.convention]}</span> <strong>{formats.rate(plan.apr.bps)}</strong>
          </p>
        )}
        <p class="figure">
          <span class="quiet">{terms.total}</span> <strong data-od="total">{money(totalMinor)}</strong>
        </p>
      </div>
      <dl class="terms">
        <Row name={terms.plan} value={plan ? offers.plan(plan.periods) : offers.payInFull} />
        {couponMinor + pointsMinor > 0 && <Row name={terms.order} value={money(orderMinor)} />}
        {couponMinor > 0 && <Row name={terms.coupon} value={`−${money(couponMinor)}`} />}
        {pointsMinor > 0 && <Row name={terms.points} value={`−${money(pointsMinor)}`} />}
        {plan && <Row name={terms.financed} value={money(financedMinor)} />}
        {plan && <Row name={terms.interest} value={money(plan.interestMinor)} />}
        {plan?.chargeAtDrawdownMinor !== undefined && (
          <Row name={terms.atDrawdown} value={money(plan.chargeAtDrawdownMinor)} />
        )}
        {first && (
          <Row
            name={terms.perPeriod}
            value={money(first.totalMinor)}
            note={last === null || last === undefined ? undefined : terms.lastPeriod(money(last))}
          />
        )}
        {first && <Row name={terms.firstDue} value={formats.day(first.dueOn)} />}
      </dl>
    </>
  )
}

function Row({ name, value, note }: { name: string; value: string; note?: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {value}
        {note && <span class="quiet"> {note}</span>}
      </dd>
    </div>
  )
}
