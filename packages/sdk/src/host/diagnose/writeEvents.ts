import { codes } from '../../contract/codes.ts'
import type { Heard, Runtime } from '../runtime.ts'
import { diagnose } from './diagnose.ts'

/**
 * For pages that ask for `debug`: writes what docks say to the console, from the first event on, and after the first one
 * and each new code what stands in the way with the line to paste.
 */
export function writeEvents(runtime: Runtime) {
  const explained = new Set<string>()
  let explaining: Promise<unknown> = Promise.resolve()
  const push = ({ element, detail }: Heard) => {
    const code = 'code' in detail ? detail.code : null
    const what = code ? `${detail.type} ${code}: ${codes[code].text}` : detail.type
    console[detail.type === 'error' ? 'warn' : 'info'](`OfferDock ${detail.dock} ${what}`, element, detail)
    if (explained.has(`${code}`)) return
    explained.add(`${code}`)
    // One after the other: each opens a frame of its own. A page that was left in between has nothing to say.
    explaining = explaining.then(() => diagnose(runtime)).catch(() => {})
  }
  const early = runtime.heard
  runtime.heard = { push }
  if (Array.isArray(early)) early.forEach(push)
}
