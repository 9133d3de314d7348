import { createDelivery } from './createDelivery.ts'
import { onWake } from './onWake.ts'
import { openRows } from './openRows.ts'
import { resendConfirm } from './resendConfirm.ts'

/** What keeps a confirm until it has arrived, fetched while the viewer looks at the offers. */
export const openDelivery = (clientId: string) => ({
  ...createDelivery({
    store: openRows(`offerdock:${clientId}`, () => indexedDB),
    clientId,
    locks: navigator.locks,
    countDead(count) {
      document.documentElement.dataset.dead = `${count}`
    },
  }),
  onWake,
  resendConfirm,
})
