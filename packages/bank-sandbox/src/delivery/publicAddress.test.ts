import { lookup } from 'node:dns/promises'
import { expect, test } from 'vitest'
import { isPublicAddress, lookupPublic } from './publicAddress.ts'

const notPublic = [
  ...['0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.255', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.255.0.9'],
  ...['169.254.0.1', '169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.255', '192.0.0.1', '192.0.0.170'],
  ...['192.0.2.1', '192.88.99.1', '192.168.0.1', '192.168.255.255', '198.18.0.1', '198.19.255.255', '198.51.100.7'],
  ...['203.0.113.9', '224.0.0.1', '239.255.255.250', '240.0.0.1', '255.255.255.255'],
  ...['::', '::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '::ffff:a9fe:a9fe', '::ffff:8.8.8.8', '::127.0.0.1'],
  ...['64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '100::1', '2001::1', '2001:0:7f00:1::', '2001:10::1'],
  ...['2001:20::1', '2001:db8::1', '2002:7f00:1::', '2002:a9fe:a9fe::1', '3fff::1', '3fff:fff::1', 'fc00::1'],
  ...['fd00::1', 'fd00:ec2::254', 'fe80::1', 'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1', '4000::1', '5f00::1'],
]

test.each(notPublic)('%s is not on the public internet', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

const isPublic = ['1.1.1.1', '8.8.8.8', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0', '192.0.1.1']

test.each([...isPublic, '198.20.0.1', '223.255.255.255', '2606:4700::1111', '2a00:1450::1', '2001:4860::8888'])(
  '%s is on the public internet',
  (address) => {
    expect(isPublicAddress(address)).toBe(true)
  },
)

test('a name that leads to this machine is not looked up for a guarded connection', async () => {
  expect((await lookup('localhost')).address).toMatch(/^(127\.0\.0\.1|::1)$/)
  for (const all of [true, false]) {
    const answer = await new Promise((resolve) => lookupPublic('localhost', { all }, (error) => resolve(error)))
    expect(answer).toMatchObject({ message: 'the name does not lead to the public internet' })
  }
})
