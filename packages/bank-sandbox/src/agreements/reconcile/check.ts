import type { RawBuilder } from 'kysely'

/** One kind of contradiction between two records of the same thing. The query gives the id of each case, and what is wrong. */
export interface Check {
  kind: string
  query: RawBuilder<{ id: string; detail: string }>
}
