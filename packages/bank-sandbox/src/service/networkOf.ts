import { isIPv4, isIPv6 } from 'node:net'

/** How much of an address stands for a network: so many of four numbers, or of eight groups. */
interface Prefix {
  v4: number
  v6: number
}

/** A household: one short address, or the 64 bits it gets where addresses are long. */
export const household: Prefix = { v4: 4, v6: 4 }
/** In which whoever has one address has many: 24 bits of a short address, 48 of a long one. */
export const neighbourhood: Prefix = { v4: 3, v6: 3 }

/** The network of an address, in one spelling. What is no address stands for itself. */
export function networkOf(address: string, prefix: Prefix): string {
  const bare = address.replace(/%.*$/, '') // the zone of a link-local address
  const v4 = bare.replace(/^::ffff:/i, '')
  if (isIPv4(v4)) return v4.split('.').slice(0, prefix.v4).join('.')
  if (!isIPv6(bare)) return address
  const [heads = [], tails = []] = bare.split('::').map((side) => side.split(':').filter(Boolean))
  // `::` stands for as many zeros as are missing.
  const zeros = Array<string>(8 - heads.length - tails.length).fill('0')
  const groups = [...heads, ...zeros, ...tails].slice(0, prefix.v6)
  return groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')
}
