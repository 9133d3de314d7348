/** An exact fraction in lowest terms. */
export interface Fraction {
  numerator: number
  denominator: number
}

/** Reads `"401/4380"`, `"3"` or `"0.5"`; the form has been checked. */
export function parseFraction(text: string): Fraction {
  const [numerator = 0, denominator = 1] = text.split('/').map(Number)
  const decimals = text.split('.')[1]?.length ?? 0
  return reduce({ numerator: Math.round(numerator * 10 ** decimals), denominator: denominator * 10 ** decimals })
}

/** `start + step × times`. */
export const addTimes = (start: Fraction, step: Fraction, times: number): Fraction =>
  reduce({
    numerator: start.numerator * step.denominator + step.numerator * start.denominator * times,
    denominator: start.denominator * step.denominator,
  })

export const isEqual = (a: Fraction, b: Fraction) => a.numerator * b.denominator === b.numerator * a.denominator

export function reduce({ numerator, denominator }: Fraction): Fraction {
  let [a, b] = [numerator, denominator]
  while (b !== 0) [a, b] = [b, a % b]
  return { numerator: numerator / a, denominator: denominator / a }
}
