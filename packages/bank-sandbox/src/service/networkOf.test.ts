import { expect, test } from 'vitest'
import { household, neighbourhood, networkOf } from './networkOf.ts'

test.each([
  ['203.0.113.9', '203.0.113.9', '203.0.113'],
  ['::ffff:203.0.113.200', '203.0.113.200', '203.0.113'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1'],
  ['2001:0DB8:0007:ffff:1:2:3:4', '2001:db8:7:ffff', '2001:db8:7'],
  ['2001:db8:1:2::6', '2001:db8:1:2', '2001:db8:1'],
  ['2001:db8::1', '2001:db8:0:0', '2001:db8:0'],
  ['2001::5:4:3:2:1', '2001:0:0:5', '2001:0:0'],
  ['1:2:3:4:5:6:7::', '1:2:3:4', '1:2:3'],
  ['64:ff9b:1:2:3:4:192.0.2.33', '64:ff9b:1:2', '64:ff9b:1'],
  ['fe80::1%eth0', 'fe80:0:0:0', 'fe80:0:0'],
  ['::1', '0:0:0:0', '0:0:0'],
  ['::', '0:0:0:0', '0:0:0'],
  ['unix', 'unix', 'unix'],
])('%s is of the household %s, in the neighbourhood %s', (address, near, far) => {
  expect([networkOf(address, household), networkOf(address, neighbourhood)]).toEqual([near, far])
})
