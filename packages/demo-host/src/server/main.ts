import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { memoryReplayStore } from '@offerdock/sdk/server'
import { createApp } from './createApp.ts'
import { errorCode, listenOnLoopback } from './listenOnLoopback.ts'
import { loadPageFiles } from './loadPageFiles.ts'
import { createOrders } from './orders.ts'
import { help, readSettings, type Settings } from './settings.ts'

const bankTimeoutMs = 5000

function fail(...lines: string[]): never {
  for (const line of lines) console.error(`host: ${line}`)
  process.exit(1)
}

async function start(settings: Settings) {
  const { port, bankOrigin, clientId, secretKey, webhookSecret } = settings
  const files = await loadPageFiles({ bankOrigin, clientId }).catch((error) => {
    if (errorCode(error) === 'ENOENT') fail('dist/page.js is missing, build it first: npm run build')
    throw error
  })
  const platform = {
    orders: createOrders(),
    bank: { bankOrigin, secretKey, timeoutMs: bankTimeoutMs },
    clientId,
    webhookSecret,
    replayStore: memoryReplayStore(),
  }
  const app = createApp(platform, files)
  // The adapter may speak HTTP/2 too; without options it gives a plain HTTP server.
  const createServer = () => createAdaptorServer({ fetch: app.fetch }) as Server

  return listenOnLoopback(port, createServer).catch((error) => {
    if (errorCode(error) === 'EADDRINUSE') fail(`port ${port} is taken; set PORT to another one, or to 0`)
    if (errorCode(error) === 'EACCES') fail(`port ${port} needs more rights; set PORT to another one, or to 0`)
    throw error
  })
}

const args = process.argv.slice(2)
if (args.includes('--help')) {
  console.log(help)
} else {
  if (args.length > 0) fail(`takes no arguments (${args.join(' ')}); its settings are variables, see --help`)
  const settings = readSettings(process.env)
  if ('mistakes' in settings) fail(...settings.mistakes)
  const { port, stop } = await start(settings)

  const end = () => stop().then(() => process.exit(0))
  process.once('SIGTERM', end)
  process.once('SIGINT', end)
  // Started by another program over IPC: end when it is gone, however it went.
  if (process.channel) process.once('disconnect', end)
  console.log(`host ready http://localhost:${port}`)
}
