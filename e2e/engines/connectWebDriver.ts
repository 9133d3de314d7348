/** Commands of classic WebDriver over HTTP, each with its answer. */
export interface WebDriver {
  send(method: 'GET' | 'POST' | 'DELETE', command: string, body?: object): Promise<unknown>
  /** Ends the session, and with it the browser. */
  close(): Promise<void>
}

export async function connectWebDriver(origin: string, capabilities: object): Promise<WebDriver> {
  const ask = async (method: string, address: string, body?: object) => {
    const response = await fetch(origin + address, { method, ...(body && { body: JSON.stringify(body) }) })
    const { value } = (await response.json()) as { value: { error?: string; message?: string } | null }
    if (!response.ok) throw new Error(`${method} ${address}: ${value?.error}: ${value?.message}`)
    return value
  }
  const { sessionId } = (await ask('POST', '/session', { capabilities: { alwaysMatch: capabilities } })) as {
    sessionId: string
  }
  const session = `/session/${sessionId}`
  return {
    send: (method, command, body) => ask(method, `${session}/${command}`, body),
    async close() {
      await ask('DELETE', session)
    },
  }
}
