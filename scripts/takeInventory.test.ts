import { expect, test } from 'vitest'
import { takeInventory } from './takeInventory.mjs'

const scripts = [{ file: 'panel.0a1b2c3d.js', integrity: 'sha384-a' }]
const panel = { owner: 'panel', why: 'the panel' }

test('a listed script is in the inventory with its digest, owner and reason', () => {
  expect(takeInventory(scripts, { panel })).toEqual([{ ...scripts[0], ...panel }])
})

test('a script that nobody has listed ends the build', () => {
  const more = [...scripts, { file: 'panel-tracker.0a1b2c3d.js', integrity: 'sha384-b' }]
  expect(() => takeInventory(more, { panel })).toThrow('panel-tracker: no such line')
})

test('a line whose script is gone ends the build', () => {
  expect(() => takeInventory(scripts, { panel, 'panel-old': panel })).toThrow('panel-old: a line without a script')
})

test('a name of every object is no line', () => {
  const odd = [...scripts, { file: 'constructor.0a1b2c3d.js', integrity: 'sha384-c' }]
  expect(() => takeInventory(odd, { panel })).toThrow('constructor: no such line')
})
