import { expect, test } from 'vitest'
import { choosePlace, type PlaceFacts, type Placement, readPlacement } from './choosePlace.ts'

const facts: PlaceFacts = {
  anchor: { x: 400, y: 300, width: 200, height: 44 },
  size: { width: 420, height: 200 },
  bounds: { x: 8, y: 8, width: 1264, height: 784 },
  placement: 'bottom-end',
  isRtl: false,
  avoid: [],
}

test.each<[Placement, boolean, { x: number; y: number }]>([
  ['bottom-end', false, { x: 180, y: 352 }],
  ['bottom-start', false, { x: 400, y: 352 }],
  ['bottom', false, { x: 290, y: 352 }],
  ['top-end', false, { x: 180, y: 92 }],
  ['right', false, { x: 608, y: 222 }],
  ['right-start', false, { x: 608, y: 300 }],
  ['bottom-end', true, { x: 400, y: 352 }],
  ['bottom-start', true, { x: 180, y: 352 }],
])('%s (right to left: %s) is beside the anchor', (placement, isRtl, place) => {
  expect(choosePlace({ ...facts, placement, isRtl })).toEqual(place)
})

test('where there is no room on the side of the wish, the opposite side serves', () => {
  expect(choosePlace({ ...facts, anchor: { ...facts.anchor, y: 700 } })).toEqual({ x: 180, y: 492 })
})

test('an anchor that is out of view holds the layer at the edge it left by', () => {
  expect(choosePlace({ ...facts, anchor: { ...facts.anchor, y: -900 } })).toEqual({ x: 180, y: 8 })
  expect(choosePlace({ ...facts, anchor: { ...facts.anchor, y: 3000 } })).toEqual({ x: 180, y: 592 })
})

test('bounds with a notch on one side keep the layer off it', () => {
  const bounds = { x: 52, y: 8, width: 1220, height: 784 }
  expect(choosePlace({ ...facts, bounds, anchor: { ...facts.anchor, x: 60, width: 100 } }).x).toBe(52)
})

test('a layer higher than the screen starts at its top', () => {
  expect(choosePlace({ ...facts, size: { width: 420, height: 2000 } }).y).toBe(8)
})

test('captions under the anchor send the layer above it', () => {
  const captions = { x: 300, y: 400, width: 400, height: 60 }
  expect(choosePlace({ ...facts, avoid: [captions] })).toEqual({ x: 180, y: 92 })
})

test('between captions above and controls below it goes to the side', () => {
  const captions = { x: 100, y: 150, width: 600, height: 60 }
  const controls = { x: 100, y: 400, width: 600, height: 60 }
  expect(choosePlace({ ...facts, avoid: [captions, controls] })).toEqual({ x: 708, y: 352 })
})

test('beside an anchor in the control bar it stands right above the whole bar', () => {
  const bar = { x: 8, y: 700, width: 1264, height: 92 }
  const anchor = { x: 900, y: 744, width: 200, height: 44 }
  expect(choosePlace({ ...facts, anchor, avoid: [bar] })).toEqual({ x: 680, y: 492 })
})

test('what fills all but the bottom of the screen leaves the bottom', () => {
  const everything = { x: 0, y: 0, width: 1280, height: 500 }
  expect(choosePlace({ ...facts, avoid: [everything] })).toEqual({ x: 180, y: 508 })
})

test.each([null, '', 'bottom-middle', 'middle', 'top-start-end', 'bottom_end'])(
  'the wish %j is the default',
  (wish) => {
    expect(readPlacement(wish)).toBe('bottom-end')
  },
)
test.each(['top', 'right-start', 'left-end'])('the wish %s is taken', (wish) => {
  expect(readPlacement(wish)).toBe(wish)
})
