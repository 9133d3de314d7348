import type { Installment } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'

interface ScheduleProps extends Omit<Ui, 'actions'> {
  schedule: readonly Installment[]
  currency: string
}

/** Every payment with its day. A long one scrolls inside itself. */
export function ScheduleTable({ schedule, currency, texts, formats }: ScheduleProps) {
  const { n, due, principal, interest, total } = texts.review.columns
  const money = (minor: number) => formats.money(minor, currency)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="schedule" data-od="schedule" aria-label={texts.review.schedule} tabIndex={0}>
      <table>
        <caption>{texts.review.schedule}</caption>
        <thead>
          <tr>
            <th scope="col">{n}</th>
            <th scope="col">{due}</th>
            <th scope="col">{total}</th>
            <th scope="col">{principal}</th>
            <th scope="col">{interest}</th>
          </tr>
        </thead>
        <tbody>
          {schedule.map((installment) => (
            <tr key={installment.n}>
              <th scope="row">{installment.n}</th>
              <td>{formats.day(installment.dueOn)}</td>
              <td>{money(installment.totalMinor)}</td>
              <td>{money(installment.principalMinor)}</td>
              <td>{money(installment.interestMinor)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
