/** A place in a JSON text as JSONPath writes it, `$.plans[1].feeRate`; a key that is no plain name is quoted. */
export function toJsonPath(path: readonly PropertyKey[]): string {
  const steps = path.map((key) => {
    if (typeof key === 'number') return `[${key}]`
    return /^[\w-]+$/.test(String(key)) ? `.${String(key)}` : `[${JSON.stringify(String(key))}]`
  })
  return `$${steps.join('')}`
}

interface Issue {
  path: readonly PropertyKey[]
  message: string
}

/** What is wrong with a value, one line for each mistake: where, and what. */
export const describeIssues = (issues: readonly Issue[]): string[] =>
  issues.map(({ path, message }) => `${toJsonPath(path)}: ${message}`)
