import { fetchKeySet } from './fetchKeySet.ts'
import type { ReceiptKey } from './readKeySet.ts'

/** A key that the bank withdrew stops counting after this. */
const freshMs = 60_000
/** At most one request in this time, whatever the receipts say and however often the bank fails. */
const cooldownMs = 30_000
/** As long as there are no keys at all. */
const firstCooldownMs = 1000
/** Known keys go on being used while the bank does not answer, for as long as this. */
const keptMs = 24 * 3_600_000
/** A request that the platform's runtime has ended without a word must not be waited for. */
const pendingMs = 10_000

type FoundKey =
  | { status: 'found'; key: ReceiptKey }
  /** The bank has no such key. */
  | { status: 'unknown' }
  /** The bank cannot be asked, or was asked too recently to know of a newer key. */
  | { status: 'unsure'; cause: unknown }

interface Source {
  keys: Map<string, ReceiptKey>
  /** All by the clock that never jumps; -Infinity for never. */
  fetchedAtMs: number
  askedAtMs: number
  failure: unknown
  pending: Promise<void> | null
}

const sources = new Map<string, Source>()
const never = Number.NEGATIVE_INFINITY
const since = (atMs: number) => performance.now() - atMs

/**
 * The bank's key of this id.
 * 1. Keys asked for within the last minute count as they are.
 * 2. Older ones are asked for again first. If that fails they go on counting for a day, and nobody waits for the attempts after it.
 * 3. An id that is not among them is a reason to ask again too, but all reasons together no more than every 30 seconds.
 */
export async function findReceiptKey(issuer: string, kid: string): Promise<FoundKey> {
  const source = sourceOf(issuer)
  const isKnown = source.keys.has(kid) && since(source.fetchedAtMs) < freshMs
  const isAsked = !isKnown && (await askAgain(source, issuer))
  const key = since(source.fetchedAtMs) < keptMs ? source.keys.get(kid) : undefined
  if (key) return { status: 'found', key }
  return isAsked && source.failure === null ? { status: 'unknown' } : { status: 'unsure', cause: source.failure }
}

function sourceOf(issuer: string): Source {
  const known = sources.get(issuer)
  if (known) return known
  const source: Source = { keys: new Map(), fetchedAtMs: never, askedAtMs: never, failure: null, pending: null }
  sources.set(issuer, source)
  return source
}

/** True when the bank's answer to a question of now is in; all who ask meanwhile wait for the same one. */
async function askAgain(source: Source, issuer: string): Promise<boolean> {
  const hasKeys = source.keys.size > 0
  if (!source.pending || !isShared() || since(source.askedAtMs) > pendingMs) {
    if (since(source.askedAtMs) < (hasKeys ? cooldownMs : firstCooldownMs)) return false
    source.askedAtMs = performance.now()
    const asked = ask(source, issuer).then(() => {
      // A newer question may be pending by now; those who ask next are to wait for that one.
      if (source.pending === asked) source.pending = null
    })
    source.pending = asked
  }
  // While the bank is known to be away, receipts do not wait for it.
  if (hasKeys && source.failure !== null) return false
  await source.pending
  return true
}

async function ask(source: Source, issuer: string): Promise<void> {
  try {
    source.keys = await fetchKeySet(issuer)
    source.fetchedAtMs = performance.now()
    source.failure = null
  } catch (cause) {
    source.failure = cause
  }
}

/** A Cloudflare Worker may not wait for what another request began. */
const isShared = () => globalThis.navigator?.userAgent !== 'Cloudflare-Workers'
