import type { Guard } from './guards.ts'

const panel = (name: string) => `packages/sdk/src/panel/${name}`
const simulated = {
  [panel('delivery/simulation.test.ts')]: ['nothing is lost, doubled or renamed, whatever is killed and whenever'],
}
const kept = (...names: string[]) => ({ [panel('delivery/delivery.browser.test.ts')]: names })
const rows = (...names: string[]) => ({ [panel('delivery/rows.test.ts')]: names })

/** What keeps a confirm until it has arrived. */
export const deliveryGuards: Guard[] = [
  {
    against: 'a confirm that is sent before it is on the disk',
    file: panel('purchaseWork.ts'),
    guard: '((await part?.keep(pending)) ?? pending)',
    instead: 'pending',
    red: simulated,
  },
  {
    against: 'a row that counts as kept before the disk has it',
    file: panel('delivery/openRows.ts'),
    guard: "{ durability: 'strict' }",
    instead: "{ durability: 'relaxed' }",
    red: { [panel('delivery/openRows.test.ts')]: ['a step is asked of the disk itself, and over when it has it'] },
  },
  {
    against: 'a second id for the order of another tab',
    file: panel('delivery/rows.ts'),
    guard: ' ?? findRow(rows, row)',
    red: simulated,
  },
  {
    against: 'a confirm that another viewer finds',
    file: panel('delivery/rows.ts'),
    guard: 'row.who === who && ',
    red: {
      ...rows('another viewer does not stand in its way'),
      ...kept('another viewer of the same browser does not find it, and it waits for its own'),
    },
  },
  {
    against: 'a confirm of the tab that another viewer finds',
    file: panel('pendingConfirm.ts'),
    guard: 'kept?.who === who ? kept : null',
    instead: 'kept',
    red: {
      [panel('pendingConfirm.test.ts')]: [
        'a confirm of one viewer is not found by another who signs in in the same tab',
      ],
    },
  },
  {
    against: 'a conversion that is told once and never again',
    file: panel('delivery/rows.ts'),
    guard: "(row.state === 'new' || row.state === 'acked')",
    instead: "row.state === 'new'",
    red: simulated,
  },
  {
    against: 'rows that anything could have written',
    file: panel('delivery/rows.ts'),
    guard: 'parseCompiled(keptRow, value) !== null',
    instead: 'value !== null',
    red: rows('what is no row is seen as such'),
  },
  {
    against: 'a database that never answers',
    file: panel('delivery/createDelivery.ts'),
    guard: 'resolve(null)\n      }, waitMs)',
    instead: '}, waitMs)',
    red: {
      [panel('delivery/hostileStorage.browser.test.ts')]: [
        'where the database is held by another tab that will not let go, the purchase is made all the same',
      ],
    },
  },
  {
    against: 'an error of storage on the page',
    file: panel('delivery/createDelivery.ts'),
    guard: 'change.then(end, () => end(null))',
    instead: 'change.then(end)',
    red: {
      [panel('delivery/hostileStorage.browser.test.ts')]: [
        'where the database has no room, the purchase is made all the same',
      ],
    },
  },
  {
    against: 'panels that send at the same time',
    file: panel('delivery/createDelivery.ts'),
    guard: 'inTurn(locks, ',
    instead: 'inTurn(undefined, ',
    red: kept('eight panels of a page that confirm one order at once are one confirm, sent by one of them at a time'),
  },
  {
    against: 'what is left behind when somebody signs out',
    file: panel('createActions.ts'),
    guard: 'forget(who())',
    red: kept('signing out forgets what is over of the viewer, and not what was sent and has no answer'),
  },
  {
    against: 'a confirm that nobody sends again',
    file: panel('jobOf.ts'),
    guard: "isUnsettled(step) ? { name: 'resend', work: resend } : null",
    instead: 'null',
    red: kept('an answer that did not come is asked for behind the problem, in the bank’s own time'),
  },
  {
    against: 'a page that comes back and says nothing',
    file: panel('delivery/onWake.ts'),
    guard: 'persisted && wake()',
    instead: 'persisted',
    red: kept(
      'once the page is shown from the back/forward cache, what nobody answered is sent and said again under its id',
    ),
  },
]
