import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { readDist } from '../start/readDist.ts'
import { makeDist } from '../testing/makeDist.ts'
import { addFileRoutes } from './fileRoutes.ts'

test.each([
  [['pk_live_shop', 'pk_test_demo'], 200],
  [['pk_live_shop'], 404],
  [[], 404],
] as const)(
  'with the clients %j the files of the test page are answered with %i, and all others are there',
  async (clientIds, status) => {
    const app = new Hono().onError((error, c) => c.text(error.message, 404))
    const clients = new Map(clientIds.map((clientId) => [clientId, {}]))
    addFileRoutes(app, { dist: await readDist(makeDist()), publicOrigin: 'https://bank.example', seed: { clients } })
    const statusOf = async (name: string) => (await app.request(`/offerdock/${name}`)).status
    for (const name of ['test-panel.eeeeeeee.js', 'test-states.json']) expect(await statusOf(name)).toBe(status)
    for (const name of ['panel.bbbbbbbb.js', 'integrity.json', 'v1.js']) expect(await statusOf(name)).toBe(200)
  },
)
