import { lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

// IANA special-purpose registries: nothing here is a stranger's server on the internet.
const blockedIPv4 = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16], // link-local; the metadata services of clouds
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3], // multicast and reserved
] as const
// Of IPv6 only 2000::/3 is public; in it, these lead to other networks or nowhere.
const blockedIPv6 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const

const blocked = new BlockList()
for (const [net, prefix] of blockedIPv4) blocked.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of blockedIPv6) blocked.addSubnet(net, prefix, 'ipv6')
const globalIPv6 = new BlockList()
globalIPv6.addSubnet('2000::', 3, 'ipv6')

/** Whether an address, as IPv4 or IPv6 text, belongs to the public internet. */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 4) return !blocked.check(address, 'ipv4')
  return globalIPv6.check(address, 'ipv6') && !blocked.check(address, 'ipv6')
}

/**
 * A `lookup` for connections that must stay on the public internet. What it lets through is what is connected to, so a
 * name cannot answer one address to the check and another one to the connection. An address in the place of a name is
 * never looked up: ask `isPublicAddress` too.
 */
export const lookupPublic: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '')
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    const [first] = addresses
    if (refused || !first) return callback(new Error('the name does not lead to the public internet'), '')
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}
