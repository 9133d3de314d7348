import { isIPv6 } from 'node:net'

/** The address itself, or the network of 64 bits that a household gets where addresses are long. */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.split('::')
  const heads = head.split(':').filter(Boolean)
  const tails = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Array.from({ length: 8 - heads.length - tails.length }, () => '0') : []
  return [...heads, ...zeros, ...tails].slice(0, 4).join(':')
}
