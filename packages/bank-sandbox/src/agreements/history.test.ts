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
import { endAndRecount, withTables } from '../testing/withTables.ts'

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

const quotas = { right: pieces, ...Object.fromEntries(Object.keys(bugs).map((_, i) => [`wrong-${i}`, pieces])) }
const SEED = writeSeed(makeShow({ quotas, viewerCount }))

describe.each(stores)('a bank on the %s database', (store) => {
  const bank = useBank(store, { SEED, LOG_LEVEL: 'error' })
  const shop = async (campaign: string, purchases: number, random: () => number) => {
    const viewers = await signInAll(bank, viewerCount)
    const recorder = recordHistory(bank, { [campaign]: pieces })
    const deals: Deal[] = []
    await runLanes(Array(purchases).keys(), 16, () => goShopping(recorder, deals, { viewers, campaign, random }))
    await comeBack(recorder, deals)
    return checkHistory(recorder.history)
  }

  test('that is right is seen to be: there is an order in which it did what its clients saw', async () => {
    expect(await shop('right', store === 'embedded' ? 40 : 80, seededRandom(1))).toEqual([])
    if (store === 'embedded') expect(await endAndRecount(bank)).toEqual([])
    else expect(await withTables(bank, recount)).toEqual([])
  })

  // Only there can the database be broken while the bank works on it.
  const broken = store === 'PostgreSQL' ? Object.entries(bugs) : []
  for (const [i, [name, statements]] of broken.entries()) {
    test(`with ${name} is found out by what its clients saw`, async () => {
      await withTables(bank, (db) => sql.raw(statements).execute(db))
      const anomalies = await shop(`wrong-${i}`, 50, seededRandom(name.length))
      await withTables(bank, (db) => sql`drop function if exists bug cascade`.execute(db))
      expect(anomalies).not.toEqual([])
    })
  }
})
