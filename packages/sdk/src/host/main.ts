/** `host.<hash>.js`: everything until the badge shows. */
import { partLoader } from './loadPart.ts'
import { readScript } from './readScript.ts'
import { startRuntime } from './startRuntime.ts'

declare const LIVE_FILE: string
declare const LIVE_INTEGRITY: string
declare const OPEN_FILE: string
declare const OPEN_INTEGRITY: string
declare const DIAGNOSE_FILE: string
declare const DIAGNOSE_INTEGRITY: string

const script = readScript()
if (script) {
  startRuntime({
    ...script,
    loadLivePart: partLoader(script, LIVE_FILE, LIVE_INTEGRITY),
    loadOpenPart: partLoader(script, OPEN_FILE, OPEN_INTEGRITY),
    loadDiagnose: partLoader(script, DIAGNOSE_FILE, DIAGNOSE_INTEGRITY),
  })
}
