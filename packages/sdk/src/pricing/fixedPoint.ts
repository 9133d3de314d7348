/** Logarithm and exponential as integers of `bits` binary places; each is off by far less than 2^32 of the last place. */

/** ln(numerator / denominator) of a ratio of at least 1. */
export function lnFixed(numerator: bigint, denominator: bigint, bits: bigint): bigint {
  let halvings = 0n
  let den = denominator
  while (numerator >= 2n * den) {
    den *= 2n
    halvings++
  }
  // ln x = 2 artanh((x − 1) / (x + 1)); halving first keeps the argument at or under 1/3.
  return 2n * (artanhFixed(numerator - den, numerator + den, bits) + halvings * artanhFixed(1n, 3n, bits))
}

/** e^(−x / 2^bits) for x ≥ 0. */
export function expFixed(x: bigint, bits: bigint): bigint {
  // Halved until it is under 1/128, so that the series is short and its terms do not cancel.
  const halvings = BigInt((x >> bits).toString(2).length) + 7n
  const one = 1n << bits
  const small = x >> halvings
  let term = one
  let total = one
  for (let n = 1n; term !== 0n; n++) {
    term = (term * small) / (n << bits)
    total += n % 2n === 0n ? term : -term
  }
  for (let i = 0n; i < halvings; i++) total = (total * total) >> bits
  return total
}

function artanhFixed(numerator: bigint, denominator: bigint, bits: bigint): bigint {
  const square = denominator * denominator
  let power = (numerator << bits) / denominator
  let total = power
  for (let n = 3n; power !== 0n; n += 2n) {
    power = (power * numerator * numerator) / square
    total += power / n
  }
  return total
}
