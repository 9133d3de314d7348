import { type ProblemCode, problems } from '../problem.ts'
import type { Call } from './call.ts'

const always: ProblemCode[] = ['bad-request', 'rate-limited', 'bank-error', 'unavailable']

/** Every problem that a call may answer with, in the order of the table. */
export function problemsOf({ line, by, body, form, problems: own = [] }: Call): ProblemCode[] {
  const found = new Set<ProblemCode>([...always, ...own])
  if (line.includes('{')) found.add('not-found')
  if (body || form) found.add('too-large')
  if (by === 'viewer' || by === 'platform') found.add('unauthorized').add('forbidden')
  if (by === 'operator') found.add('forbidden')
  return (Object.keys(problems) as ProblemCode[]).filter((code) => found.has(code))
}
