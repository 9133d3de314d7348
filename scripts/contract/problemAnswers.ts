import { type ProblemCode, type problem, problems, problemType } from '../../packages/sdk/src/contract/problem.ts'

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` })
const exampleName = (code: ProblemCode) => `problem-${code}`

/** What a problem says beside its code, where it says more. */
const facts: Partial<Record<ProblemCode, Partial<typeof problem._zod.output>>> = {
  'below-minimum': { minimumMinor: 50_000 },
  'above-maximum': { maximumMinor: 5_000_000 },
  'in-flight': { retryAfterMs: 1000 },
  'reading-time': { retryAfterMs: 1800 },
  'rate-limited': { retryAfterMs: 2000 },
  unavailable: { retryAfterMs: 1000 },
  'bad-request': { detail: '$.orderMinor: Invalid input: expected number, received string' },
}

/** Which headers come with a problem of a status. */
const headers: Record<number, Record<string, object>> = {
  401: { 'WWW-Authenticate': ref('headers', 'WWW-Authenticate') },
  409: { 'Retry-After': ref('headers', 'Retry-After') },
  429: { 'Retry-After': ref('headers', 'Retry-After') },
  503: { 'Retry-After': ref('headers', 'Retry-After') },
}

/** The 405 of an address belongs to none of the calls that it has. */
const documented = (Object.keys(problems) as ProblemCode[]).filter((code) => code !== 'method-not-allowed')

/** One example for each code that a call answers with. */
export const problemExamples = () =>
  Object.fromEntries(
    documented.map((code) => {
      const { status, title } = problems[code]
      const value = { type: problemType(code), title, status, code, ...facts[code] }
      return [exampleName(code), { summary: title, value }]
    }),
  )

type Answers = Record<string, object>

/** The answers by status of a call that has these problems, by reference; what they refer to is put into `responses`. */
export function problemAnswers(codes: ProblemCode[], responses: Answers): Answers {
  const byStatus = Map.groupBy(codes, (code) => problems[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => {
      const name = group.join('.')
      responses[name] ??= problemAnswer(status, group)
      return [status, ref('responses', name)]
    }),
  )
}

function problemAnswer(status: number, codes: ProblemCode[]) {
  return {
    description: codes.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
    headers: { 'X-Request-Id': ref('headers', 'X-Request-Id'), ...headers[status] },
    content: {
      'application/problem+json': {
        schema: { ...ref('schemas', 'Problem'), properties: { code: { enum: codes }, status: { const: status } } },
        examples: Object.fromEntries(codes.map((code) => [code, ref('examples', exampleName(code))])),
      },
    },
  }
}
