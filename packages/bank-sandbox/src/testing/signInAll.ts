import { openSession } from './callBank.ts'
import { show, viewerIds } from './makeShow.ts'
import { runLanes } from './runLanes.ts'

/** Signs in so many viewers of the show, each with the token of a session. */
export const signInAll = (bank: { origin: string }, count: number) =>
  runLanes(viewerIds(count), 4, async (viewer) => ({
    viewer,
    token: await openSession(bank.origin, viewer, show.clientId),
  }))
