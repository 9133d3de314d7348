import { type Attribute, attributes } from '../attributes.ts'
import { decideBadge, type Moment } from '../decideBadge.ts'
import type { BadgeCatalog } from '../readCatalog.ts'
import { readBadgeOrder, textOf } from '../readDockOrder.ts'
import { type Catalogs, currencyOf } from './askCatalogs.ts'
import { type Rooms, roomNameOf } from './askRooms.ts'
import { describeEmpty } from './describeEmpty.ts'
import type { Finding } from './finding.ts'
import { isBoxReserved } from './isBoxReserved.ts'

/** What is wrong with each dock by itself. */
export function checkDocks(docks: HTMLElement[], catalogs: Catalogs, rooms: Rooms): Finding[] {
  if (docks.length === 0) {
    return [
      {
        code: 'no-dock',
        cause: 'There is no <offer-dock> on the page, or only in closed shadow roots.',
        fix: '<offer-dock product="…" category="5732" amount="4999.00" currency="CNY" order="…"></offer-dock>',
      },
    ]
  }
  return docks.flatMap((dock, index) => {
    const name = dock.id ? `<offer-dock id="${dock.id}">` : `<offer-dock> ${index + 1}`
    const findings = [...checkAttributes(dock), ...checkOffer(dock, catalogs, rooms), ...checkBox(dock)]
    return findings.map((finding) => ({ ...finding, cause: `${name}: ${finding.cause}` }))
  })
}

/** What a mistyped name could have been is not guessed at; that nobody reads it is said. */
function checkAttributes(dock: HTMLElement): Finding[] {
  const known: readonly string[] = attributes
  const isOfHtml = (name: string) =>
    /^(id|class|style|slot|part|lang|dir|hidden|title|role|tabindex|is|(data|aria)-.*)$/.test(name)
  const unknown = dock.getAttributeNames().filter((name) => !known.includes(name) && !isOfHtml(name))
  const findings = unknown.map((name) => bad(`nobody reads the attribute "${name}".`, attributes.join(' ')))
  if (textOf(dock, 'order')) return findings
  return [...findings, bad('without an order the panel cannot open.', 'order="YOUR REFERENCE OF THE ORDER"')]
}

const examples: Partial<Record<Attribute, string>> = { amount: 'amount="4999.00"', surface: 'surface="checkout"' }

function checkOffer(dock: HTMLElement, catalogs: Catalogs, rooms: Rooms): Finding[] {
  const currency = currencyOf(dock)
  const answer = catalogs.get(currency)
  if (!answer) return [bad(`currency="${currency}" is not an ISO 4217 code.`, 'currency="CNY"')]
  if ('failed' in answer) {
    if (answer.failed !== 'unsupported') return []
    return [
      {
        code: 'unsupported',
        cause: `the bank has no offers in ${currency}.`,
        fix: 'currency="…" as agreed with the bank',
      },
    ]
  }
  const facts = rooms.get(roomNameOf(dock))
  return checkOrder(dock, answer.catalog, { atMs: facts?.now ?? Date.now(), withdrawn: facts?.withdrawn })
}

function checkOrder(dock: HTMLElement, catalog: BadgeCatalog, moment: Moment): Finding[] {
  const order = readBadgeOrder(dock, catalog.currency.minorUnits)
  if (typeof order === 'string') {
    const named = attributes.find((name) => order.startsWith(`${name}=`))
    return [bad(`${order}.`, (named && examples[named]) ?? '')]
  }
  const badge = decideBadge(catalog, order, moment)
  return badge.kind === 'nothing' ? [describeEmpty(badge, catalog, dock)] : []
}

function checkBox(dock: HTMLElement): Finding[] {
  if (dock.getClientRects().length === 0 || dock.offsetWidth === 0) {
    return [
      {
        code: 'not-shown',
        cause: 'it has no box: it, or what it stands in, is not displayed.',
        fix: 'offer-dock { display: block }',
      },
    ]
  }
  if (isBoxReserved(dock)) return []
  const cause = 'the page reserves no box, so that it moves when the badge arrives.'
  return [{ code: 'box-not-reserved', cause, fix: 'offer-dock { display: block; min-block-size: 2.75rem }' }]
}

const bad = (cause: string, fix: string): Finding => ({ code: 'bad-attribute', cause, fix })
