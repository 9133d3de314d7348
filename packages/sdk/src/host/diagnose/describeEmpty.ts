import { codes } from '../../contract/codes.ts'
import type { Badge } from '../decideBadge.ts'
import { formatMoney } from '../money.ts'
import type { BadgeCatalog } from '../readCatalog.ts'
import type { Finding } from './finding.ts'

type Nothing = Extract<Badge, { kind: 'nothing' }>

/** There is no offer for this order by the bank's public rules: why, and what would have one. */
export function describeEmpty(nothing: Nothing, catalog: BadgeCatalog, dock: Element): Finding {
  const { code } = nothing
  return { code, cause: codes[code].text.split(';')[0] ?? '', fix: wayOut(nothing, catalog, dock) }
}

function wayOut({ code, minimumMinor, maximumMinor }: Nothing, catalog: BadgeCatalog, dock: Element): string {
  const money = (minor: number | undefined) => formatMoney(minor ?? 0, catalog.currency)
  switch (code) {
    case 'below-minimum':
      return `Nothing: offers begin at ${money(minimumMinor)}, and the badge says so.`
    case 'above-maximum':
      return `Nothing: offers end at ${money(maximumMinor)}.`
    case 'blocked-category':
      return dock.hasAttribute('category')
        ? `Nothing, if the code is right; the bank has offers for category="${catalog.categories.join(' ')}"`
        : `category="${catalog.categories[0] ?? ''}", the merchant category code of the product`
    case 'market-refused':
      return 'surface="checkout" or "product", where the dock stands on such a page'
    default:
      return 'Nothing on the page: the bank’s offer is closed now.'
  }
}
