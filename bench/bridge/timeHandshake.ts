import type { Pair } from './openPair.ts'

/** Milliseconds from the load of the panel's frame, when the host greets it, to the panel's first word on the port. */
export async function timeHandshake({ browser, host, bank }: Pair): Promise<number> {
  const nonce = '0'.repeat(32)
  const src = `${bank.bankOrigin}/offerdock/panel?client=pk_test_demo#${nonce}`
  const page = await browser.newPage()
  await page.goto(host.serve('/', { html: '<!doctype html><link rel="icon" href="data:,">' }))
  const timeMs = await page.evaluate(greet, { src, nonce })
  await page.close()
  return timeMs
}

function greet({ src, nonce }: { src: string; nonce: string }): Promise<number> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.onload = () => {
      const startMs = performance.now()
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(performance.now() - startMs)
      frame.contentWindow?.postMessage({ offerdock: 1, type: 'connect', nonce }, new URL(src).origin, [port2])
    }
    frame.src = src
    document.body.append(frame)
  })
}
