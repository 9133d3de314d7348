import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { useDatabase } from '../testing/useDatabase.ts'
import { transact } from './transact.ts'

const bank = useDatabase('PostgreSQL')

/** With a parameter, so that it is prepared; of all columns, so that a new one changes it. */
const ask = (db = bank.db) => db.selectFrom('secrets').selectAll().where('name', '<>', '').execute()
const change = (column: string) => sql`alter table secrets add column ${sql.ref(column)} int`.execute(bank.db)
const countPlans = async () => {
  const { rows } = await sql<{ calls: number }>`
    select generic_plans + custom_plans as calls from pg_prepared_statements where statement like '%from "secrets"%'
    order by prepare_time desc limit 1`.execute(bank.db)
  return rows[0]?.calls
}

test('a statement is prepared once for a connection, and used again', async () => {
  await ask()
  const before = (await countPlans()) ?? 0
  await ask()
  expect(await countPlans()).toBe(before + 1)
})

test('a table that another bank has changed meanwhile stands in nobody’s way', async () => {
  await ask()
  await change('first')
  expect(await ask()).toEqual(expect.any(Array))
  await ask()
  await change('second')
  expect(await transact(bank.db, (trx) => ask(trx))).toEqual(expect.any(Array))
})
