import { expect, test } from 'vitest'
import { readNetwork } from './readNetwork.ts'

test.each([
  ['203.0.113.9', '203.0.113.0/24'],
  ['::ffff:203.0.113.200', '203.0.113.0/24'],
  ['2001:db8:7::1', '2001:db8:7::/48'],
  ['2001:0DB8:0007:ffff:1:2:3:4', '2001:db8:7::/48'],
  ['2001:db8::1', '2001:db8:0::/48'],
  ['2001::5:4:3:2:1', '2001:0:0::/48'],
  ['fe80::1%eth0', 'fe80:0:0::/48'],
  ['::1', '0:0:0::/48'],
  ['::', '0:0:0::/48'],
  ['1:2:3:4:5:6:7::', '1:2:3::/48'],
  ['unix', 'unix'],
])('%s is of the network %s', (address, network) => {
  expect(readNetwork(address)).toBe(network)
})
