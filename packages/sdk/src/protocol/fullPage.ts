import { type HostOrder, hostMessages } from './messages.ts'
import { readShape } from './shapes.ts'

/**
 * The other way in, where no frame can be: the same panel as a page of its own. Order and way back travel in the
 * fragment, which no server and no log gets to see.
 */
export interface FullPage {
  order: HostOrder
  /** The page of the host that the viewer came from. */
  back: URL
}

/** The fragment, without `#`. */
export const writeFullPage = (order: HostOrder, backUrl: string): string =>
  `${new URLSearchParams({ order: JSON.stringify(order), back: backUrl })}`

/**
 * Reads a fragment, or gives null. Anybody can write such a link, so that it leads back to nowhere but a page of an
 * origin on the client's list; a `blob:` address or one with a user name has such an origin and is not that page.
 */
export function readFullPage(fragment: string, origins: readonly string[]): FullPage | null {
  const fields = new URLSearchParams(fragment)
  const backUrl = fields.get('back') ?? ''
  const order = readShape(hostMessages['host:order'], parse(fields.get('order')))
  if (!order || !URL.canParse(backUrl)) return null
  const back = new URL(backUrl)
  return origins.includes(back.origin) && back.href.startsWith(`${back.origin}/`) ? { order, back } : null
}

/** The address that the viewer returns to: the very same, with `offerdock=converted` in its query once they have agreed. */
export function returnUrl({ origin, pathname, search, hash }: URL, isConverted: boolean): string {
  // What an earlier visit came back with says nothing about this one.
  const query = search.replace(/([?&])offerdock=converted(&|$)/, (_, before, after) => (after ? before : ''))
  const said = isConverted ? `${query ? '&' : '?'}offerdock=converted` : ''
  return origin + pathname + query + said + hash
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '')
  } catch {
    return null
  }
}
