import { Agent, request } from 'node:http'

interface Call {
  token?: string | undefined
  body?: unknown
  headers?: Record<string, string>
}

export interface Heard {
  status: number
  text: string
}

/** Requests over connections that stay open; lighter than `fetch`, because generator and bank share the machine. */
export function createCaller(origin: string, maxSockets = 256) {
  const agent = new Agent({ keepAlive: true, maxSockets })
  const { hostname, port } = new URL(origin)

  function call(line: string, { token, body, headers = {} }: Call = {}): Promise<Heard> {
    const [method = '', path = ''] = line.split(' ')
    const json = body === undefined ? '' : JSON.stringify(body)
    const all = {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(json ? { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(json) } : {}),
      ...headers,
    }
    return new Promise((resolve, reject) => {
      const asked = request({ agent, hostname, port, method, path, headers: all }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }))
        response.on('error', reject)
      })
      asked.on('error', reject)
      asked.end(json)
    })
  }
  return { call, close: () => agent.destroy() }
}

/** The JSON of an answer that must be a success. */
export function readJson({ status, text }: Heard) {
  if (status !== 200) throw new Error(`${status} ${text}`)
  return JSON.parse(text)
}
