import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { getRequestListener, type HttpBindings } from '@hono/node-server'
import { expect, onTestFinished, test } from 'vitest'
import { createStream, type LiveStream } from './createStream.ts'

interface Served {
  stream: LiveStream
  isEnded: boolean
}

/** Serves streams over real sockets; `served` has one for each that came. */
async function serveStreams() {
  const served: Served[] = []
  const listener = getRequestListener((_request, env) => {
    const entry: Served = { isEnded: false, stream: { sequence: 0, send: () => {}, close: () => {} } }
    const { body, stream } = createStream({
      cut: () => (env as HttpBindings).outgoing.destroy(),
      onEnd: () => {
        entry.isEnded = true
      },
    })
    entry.stream = stream
    served.push(entry)
    stream.send(new TextEncoder().encode('hello'))
    return new Response(body, { headers: { 'Content-Type': 'text/event-stream' } })
  })
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { served, port }
}

test('a reader that takes nothing is cut off, and one beside it hears everything', async () => {
  const { served, port } = await serveStreams()
  const slow = connect(port, '127.0.0.1').pause()
  slow.write('GET / HTTP/1.1\r\nHost: bank\r\n\r\n')
  const quick = await fetch(`http://127.0.0.1:${port}`)
  while (served.length < 2) await nextTurn()
  const [one, other] = served
  if (!one || !other || !quick.body) throw new Error('two were served')
  const slowOne = one.isEnded ? other : one

  const chunk = new Uint8Array(16 * 1024)
  let sentBytes = 0
  const heard = (async () => {
    let bytes = 0
    for await (const part of quick.body ?? []) bytes += part.length
    return bytes
  })()
  // The sockets' own buffers take some megabytes first.
  for (let i = 0; i < 4000 && !served.some(({ isEnded }) => isEnded); i++) {
    for (const { stream } of served) stream.send(chunk)
    sentBytes += chunk.length
    await nextTurn()
  }
  expect(served.filter(({ isEnded }) => isEnded)).toHaveLength(1)
  for (const { stream, isEnded } of served) if (!isEnded) stream.close()
  expect(await heard).toBe('hello'.length + sentBytes)
  slowOne.stream.send(chunk) // too late, and harmless
  await new Promise((resolve) =>
    slow
      .on('close', resolve)
      .on('error', () => {})
      .resume(),
  )
})

test('a reader that leaves ends its stream once', async () => {
  const { served, port } = await serveStreams()
  const aborted = new AbortController()
  await fetch(`http://127.0.0.1:${port}`, { signal: aborted.signal })
  aborted.abort()
  while (!served[0]?.isEnded) await nextTurn()
  served[0].isEnded = false
  served[0].stream.close()
  expect(served[0].isEnded).toBe(false)
})
