import { isIPv4, isIPv6 } from 'node:net'

/**
 * The network of an address, in which whoever has one address has many: the /24 of an IPv4 address, the /48 of an IPv6
 * one. What is no address stands for itself.
 */
export function readNetwork(address: string): string {
  const bare = address.replace(/%.*$/, '') // the zone of a link-local address
  const v4 = bare.replace(/^::ffff:/i, '')
  if (isIPv4(v4)) return `${v4.split('.').slice(0, 3).join('.')}.0/24`
  if (!isIPv6(bare)) return address
  const [head = '', tail] = bare.split('::')
  const groups = head === '' ? [] : head.split(':')
  const behind = tail ? tail.split(':').length : 0
  // `::` stands for as many zeros as are missing; only the first three groups count.
  const zeros = tail === undefined ? 0 : 8 - groups.length - behind
  const all = [...groups, ...Array<string>(zeros).fill('0'), ...(tail?.split(':') ?? [])]
  const [a, b, c] = all.map((group) => Number.parseInt(group, 16).toString(16))
  return `${a}:${b}:${c}::/48`
}
