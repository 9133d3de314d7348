import { beforeEach, expect, test, vi } from 'vitest'
import type { HostMessage, PanelMessage } from '../protocol/messages.ts'
import type { OpenedPanel, PanelOptions } from './open/openPanel.ts'
import { createPanelOpener, type PanelOpener, type PanelOrder } from './panelOpener.ts'

interface FakePanel extends OpenedPanel {
  options: PanelOptions
  sent: HostMessage[]
  told: number
  isShown: boolean
  isDestroyed: boolean
}

let panels: FakePanel[]
let events: string[]
let attributes: Record<string, string>
let load: () => Promise<unknown>
let opener: PanelOpener
const respond = vi.fn<() => Promise<{ orderNumber: string }> | null>()

function openPanel(options: PanelOptions): OpenedPanel {
  const panel: FakePanel = {
    options,
    isLost: false,
    sent: [],
    told: 0,
    isShown: false,
    isDestroyed: false,
    send: (message) => panel.sent.push(message),
    tellOrder: () => panel.told++,
    show: () => {
      panel.isShown = true
      panel.told++
    },
    hide: () => {
      panel.isShown = false
    },
    destroy: () => {
      panel.isShown = false
      panel.isDestroyed = true
    },
  }
  panels.push(panel)
  return panel
}

const order: PanelOrder = {
  orderRef: 'ord-1',
  orderMinor: 499900,
  currency: 'CNY',
  locale: 'en',
}

beforeEach(() => {
  panels = []
  events = []
  attributes = { order: 'ord-1' }
  load = () => Promise.resolve(openPanel)
  respond.mockReset()
  const element = { getAttribute: (name: string) => attributes[name] ?? null } as unknown as HTMLElement
  opener = createPanelOpener({
    element,
    runtime: {
      clientId: 'pk',
      bankOrigin: 'https://bank.example',
      loadOpenPart: () => load() as never,
    },
    dockId: 'dock-1',
    emit(type, extras, init) {
      events.push('code' in extras ? `${type} ${extras.code}` : type)
      const event = new CustomEvent(type)
      init?.(event)
      const answer = type === 'conversion' ? respond() : null
      if (answer) (event as unknown as { respondWith(a: unknown): void }).respondWith(answer)
    },
    onBlockedScript: () => events.push('(badge says blocked)'),
  })
  opener.setOrder(order)
})

const settle = () => new Promise((resolve) => setImmediate(resolve))
const open = async () => {
  opener.open()
  await settle()
  return panels.at(-1) as FakePanel
}
const converted: PanelMessage = {
  type: 'panel:converted',
  body: {
    id: 'c-1',
    at: 1,
    agreementId: 'a',
    quoteId: 'q',
    orderRef: 'ord-1',
    orderMinor: 1,
    totalMinor: 1,
    currency: 'CNY',
    receipt: 'r',
  },
}

test('a closed panel is shown again, not made again', async () => {
  const panel = await open()
  opener.close()
  expect(panel.isShown).toBe(false)
  expect(await open()).toBe(panel)
  expect(panel.isShown).toBe(true)
  expect(events).toEqual(['open', 'close', 'open'])
})

test('the page hears of a consent that makes it a recipient', async () => {
  const panel = await open()
  panel.options.receive({ type: 'panel:consented', body: { purpose: 'sharing', isGiven: true } })
  expect(events).toEqual(['open', 'consent'])
})

test('a panel that was lost is made anew at the next open', async () => {
  const panel = await open()
  Object.assign(panel, { isLost: true })
  opener.close()
  const second = await open()
  expect(second).not.toBe(panel)
  expect(panel.isDestroyed).toBe(true)
})

test('open, close and open while the script is on its way makes one panel', async () => {
  let arrive = () => {}
  load = () =>
    new Promise((resolve) => {
      arrive = () => resolve(openPanel)
    })
  opener.open()
  opener.close()
  const first = arrive
  opener.open()
  first()
  arrive()
  await settle()
  expect(panels).toHaveLength(1)
})

test('closed before the script arrived, nothing opens', async () => {
  opener.open()
  opener.close()
  await settle()
  expect(panels).toHaveLength(0)
})

test('opening twice says it once', async () => {
  await open()
  opener.open()
  expect(events).toEqual(['open'])
})

test('another order or amount takes the panel down; another pin or language is told to it', async () => {
  const panel = await open()
  opener.setOrder({ ...order, locale: 'zh-CN' })
  expect([panel.isDestroyed, panel.told]).toEqual([false, 2])
  opener.setOrder({ ...order, orderMinor: 1 })
  expect(panel.isDestroyed).toBe(true)
  expect(opener.isOpen).toBe(false)
  const second = await open()
  opener.setOrder({ ...order, orderMinor: 1, orderRef: 'ord-2' })
  expect(second.isDestroyed).toBe(true)
})

test('a conversion is said to the page once, and answered to the panel each time', async () => {
  respond.mockImplementation(() => Promise.resolve({ orderNumber: 'N-1' }))
  const panel = await open()
  panel.options.receive(converted)
  panel.options.receive(converted)
  await settle()
  expect(events.filter((event) => event === 'conversion')).toHaveLength(1)
  const answer = { type: 'host:answer', body: { id: 'c-1', outcome: 'accepted', orderNumber: 'N-1' } }
  expect(panel.sent).toEqual([answer, answer])
})

test('the answer reaches a panel that was made while the page was thinking', async () => {
  let decide = (_: { orderNumber: string }) => {}
  respond.mockImplementation(
    () =>
      new Promise((resolve) => {
        decide = resolve
      }),
  )
  const first = await open()
  first.options.receive(converted)
  Object.assign(first, { isLost: true })
  opener.close()
  const second = await open()
  decide({ orderNumber: 'N-2' })
  await settle()
  expect(second.sent).toMatchObject([{ body: { orderNumber: 'N-2' } }])
})

test('a script that is blocked closes again and says so, and the next try may succeed', async () => {
  load = () => Promise.reject(new Error('blocked'))
  await open()
  expect(events).toEqual(['open', 'error blocked-script', 'close', '(badge says blocked)'])
  expect(opener.isOpen).toBe(false)
  load = () => Promise.resolve(openPanel)
  expect((await open()).isShown).toBe(true)
})

test('stopped while the script was on its way, nothing more is said', async () => {
  load = () => Promise.reject(new Error('blocked'))
  opener.open()
  opener.stop()
  await settle()
  expect(events).toEqual(['open', 'close'])
})

test('without an order nothing opens', async () => {
  opener.setOrder({ ...order, orderRef: undefined })
  await open()
  expect(panels).toHaveLength(0)
  expect(events).toEqual(['error bad-config'])
})

test('a panel that was made ready says and is told nothing, serves for any order, and is the one that opens', async () => {
  opener.warm()
  await settle()
  opener.warm()
  opener.setOrder({ ...order, orderRef: 'ord-2', orderMinor: 1 })
  const [ready] = panels as [FakePanel]
  expect([ready.isShown, ready.told, ready.isDestroyed, events]).toEqual([false, 0, false, []])
  expect(await open()).toBe(ready)
  expect([ready.isShown, ready.told, panels.length]).toEqual([true, 1, 1])
})

test('one that was lost before anybody opened it is no news, and is made anew', async () => {
  opener.warm()
  await settle()
  const [ready] = panels as [FakePanel]
  Object.assign(ready, { isLost: true })
  ready.options.onBlocked()
  expect(events).toEqual([])
  expect(await open()).not.toBe(ready)
  load = () => Promise.reject(new Error('blocked'))
  opener.stop()
  opener.warm()
  await settle()
  expect(events).toEqual(['open', 'close'])
})

test('a click while a panel is being made ready opens one', async () => {
  opener.warm()
  await open()
  expect(panels).toHaveLength(1)
  expect(panels[0]?.isShown).toBe(true)
})
