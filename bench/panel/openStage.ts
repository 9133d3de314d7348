import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { dockPage, startForeignHost } from '../../e2e/lab/foreignHost.ts'
import { startBank } from '../../e2e/lab/product.ts'
import { connectBrowser } from './connectBrowser.ts'

const require = createRequire(new URL('../../packages/sdk/package.json', import.meta.url))
/** Beside the module that the package names as its own. */
const preact = readFileSync(path.join(path.dirname(require.resolve('preact')), 'preact.umd.js'))

/** The least that a frame could be: one screen by preact, from a file, that asks nobody. */
const floorFiles: Record<string, [type: string, body: string | Buffer]> = {
  '/floor': [
    'text/html',
    '<!doctype html><meta charset="utf-8"><div id="root"></div><script src="/preact.js"></script><script src="/app.js"></script>',
  ],
  '/preact.js': ['text/javascript', preact],
  '/app.js': [
    'text/javascript',
    `const { h, render } = preact
render(h('main', null, h('h1', null, 'Choose how to pay'), h('a', { href: '/', 'data-od': 'floor' }, 'Sign in')), root)`,
  ],
}

/** A bank, a shop and a floor, each cross-site where it is in life, and a browser. */
export async function openStage() {
  const [devTools, host] = await Promise.all([connectBrowser(), startForeignHost()])
  const bank = await startBank(host.origin)
  const floor = createServer(({ url }, response) => {
    const [type, body] = floorFiles[`${url}`] ?? ['text/plain', '']
    response.writeHead(200, { 'content-type': `${type}; charset=utf-8` }).end(body)
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => floor.once('listening', resolve))
  const floorOrigin = `http://127.0.0.1:${(floor.address() as AddressInfo).port}`
  return {
    devTools,
    shopUrl: host.serve('/shop', dockPage(bank.bankOrigin)),
    floorUrl: host.serve('/floor-shop', {
      html: `<!doctype html><meta charset="utf-8"><button id="open" style="inline-size:480px;block-size:44px">Pay later</button>
<script>document.querySelector('#open').onclick = () => {
  const frame = document.createElement('iframe')
  frame.src = '${floorOrigin}/floor'
  document.body.append(frame)
}</script>`,
    }),
    async stop() {
      await devTools.stop()
      floor.closeAllConnections()
      floor.close()
      await Promise.all([bank.stop(), host.stop()])
    },
  }
}

export type Stage = Awaited<ReturnType<typeof openStage>>
