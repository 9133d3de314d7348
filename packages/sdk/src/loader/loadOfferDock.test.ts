import { expect, test } from 'vitest'
import { loadOfferDock } from './loadOfferDock.ts'

test('on a server there is nothing to load', async () => {
  expect(await loadOfferDock({ clientId: 'pk_test_demo', bankOrigin: 'https://bank.example' })).toBeNull()
})
