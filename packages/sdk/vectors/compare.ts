/** A line for every difference. Exact, down to the last field; what only the pricing knows is left alone, except for a payment too many. */
export function compare(path: string, expected: unknown, actual: unknown): string[] {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    const length = compare(`${path}.length`, expected.length, actual.length)
    return [...length, ...expected.flatMap((part, i) => compare(`${path}[${i}]`, part, actual[i]))]
  }
  if (isObject(expected) && isObject(actual)) {
    return Object.entries(expected).flatMap(([key, part]) => compare(path ? `${path}.${key}` : key, part, actual[key]))
  }
  if (Object.is(expected, actual) || (path === 'apr6dp' && isWithinMillionth(expected, actual))) return []
  return [`${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual) ?? 'nothing'}`]
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

/** The one tolerance of the format: six decimals are compared in whole millionths, and one is allowed. */
function isWithinMillionth(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== 'string' || typeof actual !== 'string') return false
  return Math.abs(Math.round(Number(expected) * 1e6) - Math.round(Number(actual) * 1e6)) <= 1
}
