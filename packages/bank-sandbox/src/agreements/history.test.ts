import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { checkHistory } from '../testing/history/checkHistory.ts'
import { comeBack, goShopping } from '../testing/history/goShopping.ts'
import { type Deal, recordHistory } from '../testing/history/recordHistory.ts'
import { seededRandom } from '../testing/history/seededRandom.ts'
import { writeSeed } from '../testing/makeSeed.ts'
import { makeShow } from '../testing/makeShow.ts'
import { recount } from '../testing/recount.ts'
import { runLanes } from '../testing/runLanes.ts'
import { signInAll } from '../testing/signInAll.ts'
import { stores, useBank } from '../testing/useBank.ts'
import { withTables } from '../testing/withTables.ts'

const pieces = 25
const viewerCount = 6

/** Ways to break the real database behind the bank's back. Each is a bug that a bank could ship; the last one stays. */
const bugs = {
  'a quota that is not counted': `
    create function bug() returns trigger language plpgsql as $$
      begin new.pieces_used = least(old.pieces_used, new.pieces_used); return new; end $$;
    create trigger bug before update on campaign_stock for each row execute function bug()`,
  'a piece that is lost when it is given back': `
    create function bug() returns trigger language plpgsql as $$
      begin new.pieces_used = greatest(old.pieces_used, new.pieces_used); return new; end $$;
    create trigger bug before update on campaign_stock for each row execute function bug()`,
  'a capture that is forgotten': `
    create function bug() returns trigger language plpgsql as $$
      begin if new.status = 'captured' then return old; end if; return new; end $$;
    create trigger bug before update on agreements for each row execute function bug()`,
  'an answer that changes': `
    create function bug() returns trigger language plpgsql as $$
      begin new.answer = new.answer || ' '; return new; end $$;
    create trigger bug before update on answers for each row execute function bug()`,
  'an order with room for two agreements': 'drop index agreements_live_order',
}

describe.each(stores)('what clients saw of a bank on the %s database', (store) => {
  const bank = useBank(store, { SEED: writeSeed(makeShow({ quotas: { right: pieces }, viewerCount })) })

  test('has an order in which a right bank did it', async () => {
    const viewers = await signInAll(bank, viewerCount)
    const recorder = recordHistory(bank, { right: pieces })
    const random = seededRandom(1)
    const deals: Deal[] = []
    await runLanes(Array(80).keys(), 16, () => goShopping(recorder, deals, { viewers, campaign: 'right', random }))
    await comeBack(recorder, deals)
    expect(checkHistory(recorder.history)).toEqual([])
    expect(await withTables(bank, recount)).toEqual([])
  })
})

describe('a bank that is broken', () => {
  const quotas = Object.fromEntries(Object.keys(bugs).map((_, i) => [`wrong-${i}`, pieces]))
  const bank = useBank('PostgreSQL', { SEED: writeSeed(makeShow({ quotas, viewerCount })) })

  test.each(Object.entries(bugs).map(([name, statements], i) => ({ name, statements, campaign: `wrong-${i}` })))(
    'with $name is found out by what its clients saw',
    async ({ name, statements, campaign }) => {
      const viewers = await signInAll(bank, viewerCount)
      await withTables(bank, (db) => sql.raw(statements).execute(db))
      const recorder = recordHistory(bank, { [campaign]: pieces })
      const random = seededRandom(name.length)
      const deals: Deal[] = []
      await runLanes(Array(50).keys(), 8, () => goShopping(recorder, deals, { viewers, campaign, random }))
      await comeBack(recorder, deals)
      await withTables(bank, (db) => sql`drop function if exists bug cascade`.execute(db))
      expect(checkHistory(recorder.history)).not.toEqual([])
    },
  )
})
