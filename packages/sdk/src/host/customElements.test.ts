import { expect, test } from 'vitest'
import manifest from '../../custom-elements.json' with { type: 'json' }
import packageJson from '../../package.json' with { type: 'json' }
import { attributes, propertyOf } from './attributes.ts'
import { eventTypes } from './eventTypes.ts'

const [element] = manifest.modules.flatMap(({ declarations }) => declarations)

test('the package names its Custom Elements Manifest and ships it', () => {
  expect(packageJson.customElements).toBe('custom-elements.json')
  expect(packageJson.files).toContain('custom-elements.json')
  expect(element?.tagName).toBe('offer-dock')
})

test('the manifest has each attribute with its property, and no other', () => {
  expect(element?.attributes.map(({ name, fieldName }) => [name, fieldName])).toEqual(
    attributes.map((name) => [name, propertyOf(name)]),
  )
  expect(element?.members.map(({ attribute, name }) => [attribute, name])).toEqual(
    attributes.map((name) => [name, propertyOf(name)]),
  )
})

test('the manifest has each event, and no other', () => {
  expect(element?.events.map(({ name, type }) => [name, type.text])).toEqual(
    eventTypes.map((type) => [`offerdock:${type}`, `DockEvent<'${type}'>`]),
  )
})
