import type { Runtime } from '../runtime.ts'
import type { Catalogs } from './askCatalogs.ts'
import { describeBlock } from './describeBlock.ts'
import type { Finding } from './finding.ts'
import type { Blocks } from './watchBlocks.ts'

/** Does the bank's API answer this page? A currency it does not have is a matter of the dock. */
export async function checkApi(
  { bankOrigin, clientId }: Runtime,
  catalogs: Catalogs,
  blocks: Blocks,
): Promise<Finding | null> {
  const failures = Array.from(catalogs.values(), (answer) => ('failed' in answer ? answer.failed : null))
  const code = failures.find((failed) => failed !== null && failed !== 'unsupported')
  switch (code) {
    case undefined:
    case null:
      return null
    case 'offline': {
      const block = await blocks.byPolicy('connect-src', bankOrigin)
      return block ? describeBlock(block, bankOrigin) : describeSilence(bankOrigin)
    }
    case 'bad-config':
      return clientId
        ? {
            code: 'unknown-client',
            cause: `The bank does not know the client "${clientId}".`,
            fix: 'data-client-id="…" as the bank registered it; keys of test and production differ',
          }
        : null
    case 'rate-limited':
      return {
        code,
        cause: 'The bank asks this network to slow down.',
        fix: 'Wait a minute; then ask the bank for a higher limit.',
      }
    case 'timeout':
      return {
        code,
        cause: 'The bank did not answer within 5 s.',
        fix: 'Look at the bank’s status page; docks try again by themselves.',
      }
    default:
      return {
        code: 'bank-error',
        cause: 'The bank answered with an error, or with something that is not its contract.',
        fix: 'Tell the bank, with the time and x-request-id of GET /v1/catalog in the network panel.',
      }
  }
}

function describeSilence(bankOrigin: string): Finding {
  if (!navigator.onLine)
    return { code: 'offline', cause: 'This device is offline.', fix: 'Docks come back by themselves.' }
  // The runtime itself came from there a moment ago.
  return {
    code: 'blocked-api',
    cause: `${bankOrigin} gave its scripts but not its API: an ad blocker or a proxy keeps it out, or the bank went down since.`,
    fix: `Try without extensions; have ${bankOrigin}/v1/ allowed there.`,
  }
}
