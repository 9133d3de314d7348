import type { Runtime } from '../runtime.ts'
import { describeBlock } from './describeBlock.ts'
import type { Finding } from './finding.ts'
import { isFetched } from './isFetched.ts'
import type { Blocks } from './watchBlocks.ts'

declare const LIVE_FILE: string
declare const LIVE_INTEGRITY: string
declare const OPEN_FILE: string
declare const OPEN_INTEGRITY: string

/** Do the scripts arrive that open panels, whole and unchanged? The first that does not is the finding. */
export async function checkParts(
  { bankOrigin, loadLivePart, loadOpenPart }: Runtime,
  blocks: Blocks,
): Promise<Finding | null> {
  const parts = [
    { load: loadLivePart, file: LIVE_FILE, integrity: LIVE_INTEGRITY },
    { load: loadOpenPart, file: OPEN_FILE, integrity: OPEN_INTEGRITY },
  ]
  const outcomes = await Promise.allSettled(parts.map(({ load }) => load()))
  const missing = parts.find((_, index) => outcomes[index]?.status === 'rejected')
  if (!missing) return null
  const block = await blocks.byPolicy('script-src', bankOrigin)
  return block ? describeBlock(block, bankOrigin) : describeLoss(bankOrigin, missing)
}

interface Lost {
  file: string
  integrity: string
}

async function describeLoss(bankOrigin: string, { file, integrity }: Lost): Promise<Finding> {
  const url = `${bankOrigin}/offerdock/${file}`
  const isThere = await isFetched(url, {})
  if (isThere && !(await isFetched(url, { integrity }))) {
    return {
      code: 'altered-script',
      cause: `${file} arrives, but not as it was built: an edge, a proxy or an extension changes it. The browser refused it.`,
      fix: `Turn off rewriting and minifying of ${bankOrigin}/offerdock/ and purge it there.`,
    }
  }
  return {
    code: 'blocked-script',
    cause: isThere
      ? `${file} can be fetched but not run: an extension blocks it.`
      : `${file} does not arrive: an ad blocker keeps it out, or the edge no longer has it.`,
    fix: `Try without extensions; have ${bankOrigin}/offerdock/ allowed there, and take v1.js instead of a pinned version.`,
  }
}
