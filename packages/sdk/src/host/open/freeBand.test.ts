import { expect, test } from 'vitest'
import { type Band, freeBand } from './freeBand.ts'

const screen = { y: 0, height: 740 }
const rects = (...bands: Band[]) => bands.map((band) => ({ x: 0, width: 360, ...band }))

test.each<[string, Band[], Band | null]>([
  ['nothing: all of it', [], { y: 0, height: 740 }],
  ['a player at the top: what is below', [{ y: 0, height: 200 }], { y: 208, height: 532 }],
  ['controls at the bottom: what is above', [{ y: 700, height: 40 }], { y: 0, height: 692 }],
  ['captions low in the middle: what is above', [{ y: 440, height: 30 }], { y: 0, height: 432 }],
  ['captions high in the middle: what is below', [{ y: 300, height: 30 }], { y: 338, height: 402 }],
  [
    'both ends, in any order: what is between',
    [
      { y: 0, height: 100 },
      { y: 700, height: 40 },
    ],
    { y: 108, height: 584 },
  ],
  ['what is beyond the screen: all of it', [{ y: -300, height: 100 }], { y: 0, height: 740 }],
  ['nearly everything: none', [{ y: 100, height: 600 }], null],
])('off %s', (_, avoid, band) => {
  expect(freeBand(rects(...avoid), screen, 296)).toEqual(band)
})
