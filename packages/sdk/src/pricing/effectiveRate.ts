import { type CashFlow, presentValueSign } from './presentValueSign.ts'
import { roundRoot } from './roundRoot.ts'

/**
 * The effective annual rate `X` at which all cash is worth zero, Σ minor / (1 + X)^years = 0, in percent × 10^decimals,
 * rounded half up. `null` where there is no such rate of at least zero: less is repaid than advanced, or nothing is advanced.
 */
export function effectiveRate(flows: CashFlow[], decimals: number): number | null {
  const force = solveForce(flows)
  if (force === null) return null
  const scale = 10 ** (2 + decimals)
  return roundRoot(Math.expm1(force) * scale, (halves) => {
    const denominator = 2n * BigInt(scale)
    return presentValueSign(flows, { numerator: denominator + halves, denominator }) >= 0
  })
}

/** ln(1 + X). Newton's steps, held inside a bracket of the root because several advances bend the curve. */
function solveForce(flows: CashFlow[]): number | null {
  const left = presentValue(flows, 0).value
  if (left <= 0) return left === 0 ? 0 : null
  let low = 0
  let high = 1
  while (presentValue(flows, high).value > 0) {
    low = high
    high *= 2
    if (high > 1e5) return null
  }
  let force = low
  for (let step = 0; step < 300; step++) {
    const { value, slope } = presentValue(flows, force)
    if (value > 0) low = force
    else high = force
    const newton = force - value / slope
    const next = newton >= low && newton <= high ? newton : (low + high) / 2
    if (Math.abs(next - force) <= 1e-16 * (1 + force)) return next
    force = next
  }
  return force
}

function presentValue(flows: CashFlow[], force: number): { value: number; slope: number } {
  let value = 0
  let slope = 0
  for (const { minor, years } of flows) {
    const time = years.numerator / years.denominator
    const present = minor * Math.exp(-force * time)
    value += present
    slope -= time * present
  }
  return { value, slope }
}
