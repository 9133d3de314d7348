/** `host-full.<hash>.js`: the whole runtime in one file, for a static tag on a page with strict Trusted Types. */
import { createLiveDock } from './live/createLiveDock.ts'
import { partLoader } from './loadPart.ts'
import { openPanel } from './open/openPanel.ts'
import { readScript } from './readScript.ts'
import { startRuntime } from './startRuntime.ts'

declare const DIAGNOSE_FILE: string
declare const DIAGNOSE_INTEGRITY: string

const script = readScript()
if (script) {
  startRuntime({
    ...script,
    loadLivePart: async () => createLiveDock,
    loadOpenPart: async () => openPanel,
    loadDiagnose: partLoader(script, DIAGNOSE_FILE, DIAGNOSE_INTEGRITY),
  })
}
