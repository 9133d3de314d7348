import { expect, test } from 'vitest'
import { conversionId } from '../contract/primitives.ts'
import { uuidV7 } from './uuid.ts'

test('an id is a UUID version 7 that begins with its time', () => {
  const id = uuidV7(0x0197a1b2c3d4)
  expect(conversionId.safeParse(id).success).toBe(true)
  expect(id.startsWith('0197a1b2-c3d4-7')).toBe(true)
})

test('ids of one millisecond differ, and those of later ones sort later', () => {
  expect(new Set(Array.from({ length: 1000 }, () => uuidV7(1))).size).toBe(1000)
  expect(uuidV7(1_700_000_000_000) < uuidV7(1_700_000_000_001)).toBe(true)
})
