import { isDeepStrictEqual } from 'node:util'
import { describeIssues, type Problem, type ProblemCode, problem, problems, problemType } from '@offerdock/sdk/contract'
import { Failure } from './failure.ts'
import type { Answer } from './send.ts'

/** A schema of the contract. */
export interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { success: true; data: T }
    | { success: false; error: { issues: readonly { path: readonly PropertyKey[]; message: string }[] } }
}

/** Throws where a fact does not hold. */
export function demand(fact: boolean, message: string, answer?: Answer): asserts fact {
  if (!fact) throw new Failure(message, answer?.exchange ?? null)
}

/** Throws where two values are not the same in every part; the message shows both. */
export function demandEqual(found: unknown, expected: unknown, what: string, answer?: Answer): void {
  if (isDeepStrictEqual(found, expected)) return
  throw new Failure(`${what}: ${show(found)} instead of ${show(expected)}`, answer?.exchange ?? null)
}

const show = (value: unknown) => {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 600 ? `${text.slice(0, 600)} …` : text
}

/** The body of an answer of this status as the schema reads it. */
export function expectBody<T>(answer: Answer, schema: Schema<T>, status: number | readonly number[] = 200): T {
  const allowed = [status].flat()
  demand(allowed.includes(answer.status), `status ${answer.status} instead of ${allowed.join(' or ')}`, answer)
  const type = answer.headers.get('Content-Type') ?? ''
  demand(/^application\/json\s*(;|$)/i.test(type), `Content-Type "${type}" instead of application/json`, answer)
  const result = schema.safeParse(answer.json)
  if (result.success) return result.data
  throw new Failure(`not the contract: ${describeIssues(result.error.issues).join('; ')}`, answer.exchange)
}

/** What an answer must never tell of the inside. */
const inside =
  /\bat .+\.(?:[cm]?[tj]s|java|py|rb|go|cs|php):\d|\bat [\w$.]+\([\w$]+\.java|Traceback|node_modules|\bselect\b.+\bfrom\b|\binsert into\b|syntax error at|ORA-\d{5}|SQLSTATE/is

export function demandNoInside(answer: Answer): void {
  const [found] = inside.exec(answer.text) ?? []
  demand(found === undefined, `the answer tells of the inside: ${found?.slice(0, 80)}`, answer)
}

/** The problem in an answer, which must be one in every respect; with `code`, that one. */
export function expectProblem(answer: Answer, ...expected: ProblemCode[]): Problem {
  const type = answer.headers.get('Content-Type') ?? ''
  demand(
    /^application\/problem\+json\s*(;|$)/i.test(type),
    `status ${answer.status} with Content-Type "${type}" instead of ${describeExpected(expected)} as application/problem+json`,
    answer,
  )
  const result = problem.safeParse(answer.json)
  if (!result.success) {
    throw new Failure(`no problem of the contract: ${describeIssues(result.error.issues).join('; ')}`, answer.exchange)
  }
  const { code, status, type: urn } = result.data
  demandEqual(status, answer.status, 'the status in the body', answer)
  demandEqual(status, problems[code].status, `the status of ${code}`, answer)
  demandEqual(urn, problemType(code), 'type', answer)
  demandNoInside(answer)
  const isExpected = expected.length === 0 || expected.includes(code)
  demand(isExpected, `${status} ${code} instead of ${describeExpected(expected)}`, answer)
  return result.data
}

const describeExpected = (codes: readonly ProblemCode[]) =>
  codes.map((code) => `${problems[code].status} ${code}`).join(' or ') || 'a problem'

/** Throws unless the header holds every one of the parts, whatever their order and case. */
export function expectHeader(answer: Answer, name: string, ...parts: string[]): void {
  const value = answer.headers.get(name)
  const missing = parts.filter((part) => !(value ?? '').toLowerCase().includes(part.toLowerCase()))
  demand(value !== null && missing.length === 0, `${name}: ${value ?? '(none)'} without ${missing.join(', ')}`, answer)
}

export function expectNoHeader(answer: Answer, name: string): void {
  const value = answer.headers.get(name)
  demand(value === null, `${name}: ${value} on an answer that should have none`, answer)
}
