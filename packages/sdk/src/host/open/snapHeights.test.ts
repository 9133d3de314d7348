import { expect, test } from 'vitest'
import { nextHeight, restingHeight, snapHeights } from './snapHeights.ts'

test.each<[string, number, number[]]>([
  ['short', 300, [300, 736]],
  ['of medium height', 560, [400, 560, 736]],
  ['longer than the screen', 2000, [400, 736]],
])('the sheet of a %s page rests at these heights of 800', (_, contentPx, heights) => {
  expect(snapHeights(contentPx, 800)).toEqual(heights)
})

test.each<[number, number | null]>([
  [790, 736],
  [600, 560],
  [470, 400],
  [300, 400],
  [239, null],
  [0, null],
])('let go at %i it comes to rest at %j', (heightPx, restPx) => {
  expect(restingHeight(heightPx, [400, 560, 736])).toBe(restPx)
})

test.each<[number, 'up' | 'down', number]>([
  [400, 'up', 560],
  [736, 'up', 736],
  [736, 'down', 560],
  [400, 'down', 400],
  [500, 'up', 560],
  [500, 'down', 400],
])('from %i one step %s is %i', (heightPx, direction, nextPx) => {
  expect(nextHeight(heightPx, [400, 560, 736], direction)).toBe(nextPx)
})
