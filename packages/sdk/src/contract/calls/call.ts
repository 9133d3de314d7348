import type * as z from 'zod/mini'
import type { ProblemCode } from '../problem.ts'

export type Schema = z.core.$ZodType

/** Whose credential a call needs. `page`: none, it is a form of one of the bank's own pages. */
export type Asker = 'anybody' | 'viewer' | 'platform' | 'operator' | 'page'

export interface Parameter {
  schema: Schema
  text: string
  isRequired?: boolean
}

export interface Answer {
  /** The HTTP status. */
  status: number
  text: string
  /** Absent: nothing, or what `mediaType` says. */
  schema?: Schema
  /** Default `application/json` with a schema, else no body. */
  mediaType?: string
  /** Of a stream: what the data of each event is. */
  data?: Schema
  /** Values or, where they differ, sentences. */
  headers?: Record<string, string>
}

/** One call of the bank's API, as `openapi.json` describes it. */
export interface Call {
  /** `POST /v1/quotes/{quoteId}/confirm` */
  line: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}`
  /** The `operationId`: what a generated client calls it. */
  name: string
  /** One line. */
  summary: string
  /** More than the summary says, where there is more. */
  text?: string
  by: Asker
  query?: Record<string, Parameter>
  headers?: Record<string, Parameter>
  body?: Schema
  /** Default `application/json`. */
  bodyType?: string
  /** Fields of a form of the bank's own pages; instead of `body`. */
  form?: Record<string, string>
  answers: Answer[]
  /** Beside those that its credential, its body and the state of the bank bring with them (`problemsOf`). */
  problems?: ProblemCode[]
}

export interface CallGroup {
  name: string
  text: string
  calls: Call[]
}
