import type { Runtime } from '../runtime.ts'
import { describeBlock } from './describeBlock.ts'
import type { Finding } from './finding.ts'
import { greetPanel } from './greetPanel.ts'
import { isFetched } from './isFetched.ts'
import type { Blocks } from './watchBlocks.ts'

/** Does the panel answer inside this page, and if not, who refuses it? */
export async function checkFrame({ bankOrigin, clientId }: Runtime, blocks: Blocks): Promise<Finding | null> {
  const url = `${bankOrigin}/offerdock/panel?client=${encodeURIComponent(clientId)}`
  if (!clientId || (await greetPanel(url))) return null
  const block = await blocks.byPolicy('frame-src', url)
  if (block) return describeBlock(block, bankOrigin)
  if (self.origin === 'null') {
    return {
      code: 'sandboxed',
      cause: 'The page is sandboxed and has no origin, so that no bank can list it.',
      fix: '<iframe sandbox="allow-scripts allow-same-origin …">',
    }
  }
  if (await blocks.byIsolation(url)) {
    return {
      code: 'coep',
      cause: 'The page is isolated (Cross-Origin-Embedder-Policy), and the panel came without the headers for that.',
      fix: 'At the bank’s edge, on /offerdock/panel: Cross-Origin-Embedder-Policy: require-corp, Cross-Origin-Resource-Policy: cross-origin',
    }
  }
  if (await isFetched(url, { mode: 'no-cors' })) return describeOrigins(clientId, url)
  return {
    code: 'blocked-frame',
    cause: 'Something on the way keeps the bank’s panel out: an ad blocker, a proxy, or a line that is down.',
    fix: `Try without extensions; have ${bankOrigin}/offerdock/panel allowed there.`,
  }
}

/**
 * A bank's refusal to be framed reaches no script, and neither does that of an extension which blocks frames alone: to tell
 * them apart would tell any page which sites frame what. So both are named.
 */
function describeOrigins(clientId: string, url: string): Finding {
  const origins = new Set([self.origin, ...(location.ancestorOrigins ?? [])])
  const list = Array.from(origins).join(', ')
  return {
    code: 'origin-not-listed',
    cause: `The bank's panel answers, but not in a frame of this page: ${list} is not in the bank's list for client "${clientId}", or an ad blocker keeps frames of the bank out.`,
    fix: `Have the bank add to the origins of ${clientId}: ${list}. If they are there, try without extensions; have ${url.split('?')[0]} allowed there.`,
  }
}
