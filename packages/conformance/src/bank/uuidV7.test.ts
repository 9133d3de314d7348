import { conversionId } from '@offerdock/sdk/contract'
import { expect, test } from 'vitest'
import { uuidV7 } from './uuidV7.ts'

test('is a conversion id of the contract, with the time in front, and never the same', () => {
  const ids = Array.from({ length: 500 }, () => uuidV7(0x0198c0de0000))
  for (const id of ids) expect(conversionId.safeParse(id).success).toBe(true)
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids[0]).toMatch(/^0198c0de-0000-7/)
})
