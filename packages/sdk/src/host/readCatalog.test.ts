import { expect, test } from 'vitest'
import { catalogOf } from '../testing/catalogOf.ts'
import { readCatalog } from './readCatalog.ts'

test('what the contract allows is readable, with the teaser plan picked out', () => {
  expect(readCatalog(catalogOf())).toMatchObject({ teaserPlan: { planId: 'p12' }, minimumMinor: 50000 })
})

test('keys that a later bank adds are ignored', () => {
  expect(readCatalog({ ...catalogOf(), banner: 'new' })).toEqual(readCatalog(catalogOf()))
})

test.each(['locale', 'currency', 'aprConvention', 'minimumMinor', 'maximumMinor', 'categories', 'plans', 'policy'])(
  'a catalog without %s is not readable',
  (key) => {
    const { [key as 'locale']: _, ...rest } = catalogOf()
    expect(readCatalog(rest)).toBeNull()
  },
)

test.each([null, 'catalog', [], { ...catalogOf(), minimumMinor: 0.5 }, { ...catalogOf(), minimumMinor: '50000' }])(
  'malformed answers are not readable',
  (value) => {
    expect(readCatalog(value)).toBeNull()
  },
)
