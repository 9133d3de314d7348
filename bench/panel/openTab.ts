import type { DevTools } from './connectBrowser.ts'

/** A page in a context of its own, itself and every frame of another site slowed down alike. */
export interface Tab {
  /** The value of an expression in the page, which may be a promise. */
  evaluate<T>(expression: string): Promise<T>
  /** The same in the frame whose address holds this, as soon as it is there. */
  evaluateIn<T>(address: string, expression: string): Promise<T>
  /** By the mouse, as a viewer does it. */
  point(type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', at: { x: number; y: number }): Promise<void>
  close(): Promise<void>
}

export interface TabOptions {
  url: string
  slowdown: number
  /** Runs in each document before anything of its own. */
  script: string
}

interface Attached {
  sessionId: string
  targetInfo: { type: string }
}

const pollMs = 20

export async function openTab(devTools: DevTools, { url, slowdown, script }: TabOptions): Promise<Tab> {
  const { browserContextId } = await devTools.send<{ browserContextId: string }>('Target.createBrowserContext')
  const target = { url: 'about:blank', browserContextId, width: 1280, height: 900 }
  const { targetId } = await devTools.send<{ targetId: string }>('Target.createTarget', target)
  const { sessionId: page } = await devTools.send<{ sessionId: string }>('Target.attachToTarget', {
    targetId,
    flatten: true,
  })
  const frames: string[] = []

  const prepare = async (session: string) => {
    // Each waits for its session alone: asked one after the other, they would hold the frame up.
    await Promise.all([
      devTools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: true, flatten: true }, session),
      devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown }, session),
      devTools.send('Page.enable', {}, session),
      devTools.send('Page.addScriptToEvaluateOnNewDocument', { source: script }, session),
      devTools.send('Runtime.runIfWaitingForDebugger', {}, session),
    ])
  }
  const stopListening = devTools.listen(({ method, sessionId, params }) => {
    if (method !== 'Target.attachedToTarget' || sessionId !== page) return
    const { sessionId: frame, targetInfo } = params as unknown as Attached // as the protocol has it
    if (targetInfo.type !== 'iframe') return
    frames.push(frame)
    prepare(frame).catch(() => {}) // a frame that has gone
  })
  await prepare(page)
  await devTools.send('Page.navigate', { url }, page)

  async function evaluate<T>(expression: string, session = page): Promise<T> {
    const params = { expression, awaitPromise: true, returnByValue: true }
    type Evaluated = { result: { value: T }; exceptionDetails?: { text: string } }
    const { result, exceptionDetails } = await devTools.send<Evaluated>('Runtime.evaluate', params, session)
    if (exceptionDetails) throw new Error(exceptionDetails.text)
    return result.value
  }

  return {
    evaluate: (expression) => evaluate(expression),
    async evaluateIn<T>(address: string, expression: string) {
      for (;;) {
        for (const frame of frames) {
          const isIt = await evaluate<boolean>(`location.href.includes('${address}')`, frame).catch(() => false)
          if (isIt) return evaluate<T>(expression, frame)
        }
        await new Promise((resolve) => setTimeout(resolve, pollMs))
      }
    },
    async point(type, at) {
      const isMove = type === 'mouseMoved'
      await devTools.send(
        'Input.dispatchMouseEvent',
        { type, ...at, ...(!isMove && { button: 'left', clickCount: 1 }) },
        page,
      )
    },
    async close() {
      stopListening()
      await devTools.send('Target.disposeBrowserContext', { browserContextId })
    },
  }
}
