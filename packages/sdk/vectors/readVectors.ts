import * as z from 'zod/mini'

const vector = z.looseObject({
  id: z.string().check(z.minLength(1)),
  kind: z.string(),
  title: z._default(z.string(), ''),
  input: z.looseObject({}),
  expected: z.looseObject({}),
})

const envelope = z.looseObject({ vectors: z.array(z.unknown()), pointsVectors: z._default(z.array(z.unknown()), []) })

/** One case, of which only the frame has been checked; or the reason why it cannot be run. */
export type Vector = z.infer<typeof vector> | { id: string; title: string; malformed: string }

/** The vectors of a parsed file. Throws one line with the place where the file as a whole is not of the format. */
export function readVectors(json: unknown): Vector[] {
  const file = envelope.safeParse(json)
  if (!file.success) throw new Error(describeIssue('$', file.error))
  const { vectors, pointsVectors } = file.data
  return [...vectors.map(readIn('$.vectors')), ...pointsVectors.map(readIn('$.pointsVectors'))]
}

const readIn =
  (list: string) =>
  (candidate: unknown, i: number): Vector => {
    const read = vector.safeParse(candidate)
    if (read.success) return read.data
    return { id: `${list}[${i}]`, title: '', malformed: describeIssue(`${list}[${i}]`, read.error) }
  }

/** The first thing wrong, with its JSON path. */
export function describeIssue(root: string, error: z.core.$ZodError): string {
  const [issue] = error.issues
  const keys = (issue?.path ?? []).map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
  return `${root}${keys.join('')}: ${nameProblem(issue)}`
}

function nameProblem(issue: z.core.$ZodIssue | undefined): string {
  if (issue?.code === 'unrecognized_keys') return `unknown ${issue.keys.join(', ')}`
  if (issue?.code === 'invalid_type') return `expected ${issue.expected}`
  return issue?.message ?? 'not of the format'
}
