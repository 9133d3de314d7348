import type { Quote } from '../../contract/index.ts'
import type { Ui } from '../views/Ui.ts'

interface Bar {
  key: string
  parts: { name: Part; minor: number }[]
}
type Part = 'principal' | 'interest' | 'points' | 'coupon'

const heightPx = 72
const slotPx = 20
/** A part that exists can be seen, however small it is beside the others. */
const leastPx = 3

/**
 * When what is paid, as stacked bars: each part has its own pattern, so that no color is needed to tell them apart. A
 * library for charts would weigh more than all the rest of this part.
 */
export function PlanPicture({ quote, texts, formats }: Pick<Ui, 'texts' | 'formats'> & { quote: Quote }) {
  const { plan } = quote
  if (!plan) return null
  const bars = listBars(quote)
  const mostMinor = Math.max(...bars.map(({ parts }) => parts.reduce((sum, { minor }) => sum + minor, 0)))
  const names = [...new Set(bars.flatMap(({ parts }) => parts.map(({ name }) => name)))]
  return (
    <figure class="picture" data-od="picture">
      <svg
        viewBox={`0 0 ${bars.length * slotPx} ${heightPx}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={texts.picture.label(plan.periods)}
      >
        <Patterns />
        {bars.map(({ key, parts }, index) => (
          <StackedBar key={key} parts={parts} leftPx={index * slotPx} mostMinor={mostMinor} />
        ))}
      </svg>
      <p class="axis" aria-hidden="true">
        <span>{bars[0]?.key === 'now' ? texts.picture.today : formats.day(plan.schedule[0]?.dueOn ?? '')}</span>{' '}
        <span>{formats.day(plan.schedule.at(-1)?.dueOn ?? '')}</span>
      </p>
      <figcaption>
        {names.map((name) => (
          <span key={name} class="key">
            <svg viewBox="0 0 12 12" aria-hidden="true">
              <rect class={`part ${name}`} width="12" height="12" />
            </svg>{' '}
            {texts.picture[name]} {formats.money(sumOf(bars, name), quote.currency)}
          </span>
        ))}
      </figcaption>
    </figure>
  )
}

/** First what is paid at once with points and coupon or kept back at the start, then the payments. */
function listBars({ plan, pointsMinor, couponMinor = 0 }: Quote): Bar[] {
  const atOnce: Bar['parts'] = [
    { name: 'interest', minor: plan?.chargeAtDrawdownMinor ?? 0 },
    { name: 'points', minor: pointsMinor },
    { name: 'coupon', minor: couponMinor },
  ]
  const payments = (plan?.schedule ?? []).map(
    ({ n, principalMinor, interestMinor }): Bar => ({
      key: String(n),
      parts: [
        { name: 'principal', minor: principalMinor },
        { name: 'interest', minor: interestMinor },
      ],
    }),
  )
  return [{ key: 'now', parts: atOnce }, ...payments]
    .map(({ key, parts }) => ({ key, parts: parts.filter(({ minor }) => minor > 0) }))
    .filter(({ parts }) => parts.length > 0)
}

const sumOf = (bars: readonly Bar[], name: Part) =>
  bars.reduce((sum, { parts }) => sum + (parts.find((part) => part.name === name)?.minor ?? 0), 0)

function StackedBar({ parts, leftPx, mostMinor }: Pick<Bar, 'parts'> & { leftPx: number; mostMinor: number }) {
  let topPx = heightPx
  return (
    <>
      {parts.map(({ name, minor }) => {
        const px = Math.max(leastPx, ((heightPx - 2 * leastPx) * minor) / mostMinor)
        topPx -= px
        return <rect key={name} class={`part ${name}`} x={leftPx + 3} y={topPx} width={slotPx - 6} height={px} />
      })}
    </>
  )
}

const Patterns = () => (
  <defs>
    <pattern id="striped" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect class="line" width="2" height="4" />
    </pattern>
    <pattern id="dotted" width="4" height="4" patternUnits="userSpaceOnUse">
      <circle class="line" cx="2" cy="2" r="1" />
    </pattern>
  </defs>
)
