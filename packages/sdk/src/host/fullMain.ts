/** `host-full.<hash>.js`: the whole runtime in one file, for a static tag on a page with strict Trusted Types. */
import { openPanel } from './open/openPanel.ts'
import { readScript } from './readScript.ts'
import { startRuntime } from './startRuntime.ts'

const script = readScript()
if (script) startRuntime({ ...script, loadOpenPart: () => Promise.resolve(openPanel) })
