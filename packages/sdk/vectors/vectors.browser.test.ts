import { expect, test } from 'vitest'
import openFile from './open.json' with { type: 'json' }
import { readVectors } from './readVectors.ts'
import { runVector } from './runVector.ts'

test.each(readVectors(openFile))('in the browser: $id $title', (vector) => {
  expect(runVector(vector)).toEqual([])
})
