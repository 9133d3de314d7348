import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Tables } from './tables.ts'

/** Scalar questions, each under its name, answered by one statement: the way to the database and back is what costs. */
export async function askAtOnce<Answers extends object>(
  db: Kysely<Tables>,
  questions: { [Name in keyof Answers]: RawBuilder<Answers[Name]> },
): Promise<Answers> {
  const asked = Object.entries<RawBuilder<unknown>>(questions).map(
    ([name, question]) => sql`${question} as ${sql.ref(name)}`,
  )
  const { rows } = await sql<Answers>`select ${sql.join(asked)}`.execute(db)
  const [answers] = rows
  if (!answers) throw new Error('a query without a table gives one row')
  return answers
}
