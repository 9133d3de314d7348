import type { Runtime } from '../runtime.ts'
import { askCatalogs } from './askCatalogs.ts'
import { askRooms } from './askRooms.ts'
import { checkApi } from './checkApi.ts'
import { checkClient } from './checkClient.ts'
import { checkClock } from './checkClock.ts'
import { checkDocks } from './checkDocks.ts'
import { checkFrame } from './checkFrame.ts'
import { checkOpener } from './checkOpener.ts'
import { checkParts } from './checkParts.ts'
import { findDocks } from './findDocks.ts'
import type { Finding } from './finding.ts'
import { watchBlocks } from './watchBlocks.ts'

export type Diagnose = typeof diagnose

/**
 * Does once more what a dock does, from its catalog to the panel's handshake, and says what did not work and why: first
 * what concerns the whole page, then each dock. Nothing of it reaches the viewer, and no session begins at the bank.
 */
export async function diagnose(runtime: Runtime): Promise<Finding[]> {
  const blocks = watchBlocks()
  try {
    const docks = findDocks(document)
    const [catalogs, rooms, frame, parts, opener] = await Promise.all([
      askCatalogs(runtime, docks),
      askRooms(runtime, docks),
      checkFrame(runtime, blocks),
      checkParts(runtime, blocks),
      checkOpener(),
    ])
    const api = await checkApi(runtime, catalogs, blocks)
    // Without the bank or the client there is no panel either: that is no finding of its own.
    const isAlone = api?.code === 'offline' || api?.code === 'unknown-client'
    const pageWide = [checkClient(runtime), api, parts, isAlone ? null : frame, opener, checkClock(rooms)]
    const findings = [...pageWide.filter((found) => found !== null), ...checkDocks(docks, catalogs, rooms)]
    tell(findings)
    return findings
  } finally {
    blocks.stop()
  }
}

/** Nothing is written to the console but this and what `debug` asks for. */
function tell(findings: Finding[]) {
  if (findings.length > 0) console.table(findings)
  else console.info('OfferDock: nothing is in the way.')
}
