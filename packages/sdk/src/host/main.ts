/** `host.<hash>.js`: everything until the badge shows. */
import { loadOpenPart } from './loadOpenPart.ts'
import type { OpenPanel } from './open/openPanel.ts'
import { readScript } from './readScript.ts'
import { startRuntime } from './startRuntime.ts'

declare const OPEN_FILE: string
declare const OPEN_INTEGRITY: string

const script = readScript()
if (script) {
  const { base, nonce } = script
  const policy = (window.OfferDock as { policy?: Parameters<typeof loadOpenPart>[0]['policy'] } | undefined)?.policy
  let loading: Promise<OpenPanel> | undefined
  startRuntime({
    ...script,
    loadOpenPart() {
      loading ??= loadOpenPart({ base, nonce, policy, file: OPEN_FILE, integrity: OPEN_INTEGRITY }).catch((reason) => {
        loading = undefined // a later click tries again
        throw reason
      })
      return loading
    },
  })
}
