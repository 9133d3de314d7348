import type { Checkout } from '../../checkout.ts'
import { canConfirm } from '../../checkout.ts'
import type { Actions } from '../../createActions.ts'
import type { Converted } from '../../reportToHost.ts'
import { createBrowser, type DiskFaults, type Life } from './createBrowser.ts'
import { type Clock, createClock } from './createClock.ts'
import { createModelBank, type Person } from './createModelBank.ts'
import { createModelNetwork } from './createModelNetwork.ts'
import { createTab, type Tab } from './createTab.ts'
import { type Mutant, noMutant } from './mutants.ts'

export interface Simulation {
  mutant?: Mutant
  disk?: Partial<DiskFaults>
}

/** What a run found, and what happened in it. */
export interface Outcome {
  violations: string[]
  kills: number
  tabs: number
  confirmed: number
  told: number
  webhooks: number
}

const minuteMs = 60_000
const illMs = 1.5 * minuteMs
/** Within that much of the way's recovery everything has arrived. */
const patienceMs = 2 * minuteMs
const ling: Person = { displayName: 'Ling', cardTail: '6601' }
const wei: Person = { displayName: 'Wei', cardTail: '1202' }

/** One run: a few minutes in which everything fails that can, then two in which nothing does. */
export async function simulate(seed: number, { mutant = noMutant, disk }: Simulation = {}): Promise<Outcome> {
  const clock = createClock(seed)
  const orders = clock.chance(0.7) ? ['ord-1'] : ['ord-1', 'ord-2']
  const people = clock.chance(0.5) ? [ling] : [ling, wei]
  const isDiskBad = !disk && clock.chance(0.15)
  const faults = { refuses: isDiskBad ? 0.4 : 0, hangs: isDiskBad ? 0.05 : 0, isHasty: false, ...disk }
  const webhooks = new Set<string>()
  const bank = createModelBank(clock, (id) => webhooks.add(id))
  const ask = createModelNetwork(clock, () => clock.nowMs() < illMs)
  const browser = createBrowser(clock, faults)
  const told = new Map<string, Tab>()
  const violations: string[] = []
  let tabs: Tab[] = []
  let [kills, opened] = [0, 0]

  function point(life: Life, share = 0.02) {
    if (life.isOver || clock.nowMs() >= illMs || !clock.chance(share)) return
    kills++
    if (clock.chance(0.5)) killBrowser()
    else life.isOver = true
  }

  function killBrowser() {
    browser.kill()
    for (const tab of tabs) tab.life.isOver = true
  }

  function open(person: Person, orderRef: string, items = new Map<string, string>()) {
    opened++
    const parts = { clock, bank, browser, ask, person, orderRef, items, mutant, point, hear }
    const tab = createTab({ ...parts, drawn: (checkout, actions, of) => act(clock, checkout, actions, of) })
    tabs = [...tabs.filter(({ life }) => !life.isOver), tab]
  }

  function hear({ id, orderRef }: Converted, tab: Tab) {
    if (bank.agreements.get(id) !== orderRef) violations.push(`told of ${id}, which is no agreement on ${orderRef}`)
    if (orderRef !== tab.orderRef) violations.push(`${tab.orderRef} was told of ${orderRef}`)
    const heard = told.get(id)
    if (heard && heard.person !== tab.person) violations.push(`${tab.person.displayName} was told of another’s ${id}`)
    // A page takes its time to bring it to its server, is gone before, or never answers.
    clock.after(clock.between(1, 14_000), () => {
      if (tab.life.isOver) return
      if (!heard) told.set(id, tab)
      if (clock.chance(0.2)) return
      bank.settled.add(id)
      tab.receive({ type: 'host:answer', body: { id, outcome: 'accepted' } })
    })
  }

  /** Somebody does something to the browser. */
  function meddle() {
    const tab = tabs[clock.between(0, tabs.length - 1)]
    const orderRef = orders[clock.between(0, orders.length - 1)] as string // of at least one
    const kind = clock.between(0, 9)
    if (kind === 0) clock.jump(clock.chance(0.5) ? 3_600_000 : -3_600_000)
    else if (kind === 1) killBrowser()
    else if (kind === 2) tab?.wake()
    else if (kind < 5 && tab) {
      tab.life.isOver = true
      open(tab.person, tab.orderRef, tab.items)
    } else if (tabs.filter(({ life }) => !life.isOver).length < 8) {
      open(people[clock.chance(0.1) ? people.length - 1 : 0] ?? ling, orderRef)
    }
    clock.after(clock.between(1000, 15_000), () => clock.nowMs() < illMs && meddle())
  }

  const stop = takeOver(clock)
  try {
    const first = clock.between(2, 4)
    for (let i = 0; i < first; i++) open(ling, orders[i % orders.length] as string)
    clock.after(clock.between(100, 5000), meddle)
    await clock.runUntil(illMs)
    // Everybody is at every order: back, or there still.
    for (const person of people) {
      for (const orderRef of orders) {
        const isThere = tabs.some((tab) => !tab.life.isOver && tab.person === person && tab.orderRef === orderRef)
        if (!isThere || clock.chance(0.5)) open(person, orderRef)
      }
    }
    await clock.runUntil(illMs + patienceMs)
  } finally {
    stop()
  }
  violations.push(...judge({ bank, told, webhooks, orders, isDiskBad }))
  return { violations, kills, tabs: opened, confirmed: bank.agreements.size, told: told.size, webhooks: webhooks.size }
}

/** What the viewer does with what is on screen. */
function act(clock: Clock, { step }: Checkout, actions: Actions, { life }: Tab) {
  const soon = (does: () => unknown) => clock.after(clock.between(50, 1500), () => life.isOver || does())
  if (step.at === 'offers' && !step.isQuoting) soon(step.choice ? actions.review : () => actions.choose(null))
  else if (step.at === 'review') {
    const { isGenuine, quote } = step
    if (canConfirm(step)) soon(() => actions.confirm('proved'))
    else soon(isGenuine ? actions.finishReading : () => actions.proveDisclosure(quote.disclosure))
  } else if (step.at === 'problem') {
    // Of a confirm without an answer half of them wait; the panel goes on by itself.
    if (step.from.at !== 'confirming' || step.way !== 'retry') soon(step.way === 'back' ? actions.back : actions.retry)
  }
}

interface Evidence {
  bank: ReturnType<typeof createModelBank>
  told: Map<string, Tab>
  webhooks: Set<string>
  orders: string[]
  isDiskBad: boolean
}

function judge({ bank, told, webhooks, orders, isDiskBad }: Evidence): string[] {
  const violations: string[] = []
  for (const orderRef of orders) {
    const ids = [...bank.agreements].flatMap(([id, of]) => (of === orderRef ? [id] : []))
    if (ids.length !== 1) violations.push(`${orderRef} has ${ids.length} agreements`)
    for (const id of ids) {
      if (!webhooks.has(id)) violations.push(`lost: the platform’s server never heard of ${id}`)
      // Where the disk keeps nothing, the webhook is all there is.
      if (!told.has(id) && !isDiskBad) violations.push(`lost: no page was told of ${id}`)
    }
  }
  // Where the disk keeps nothing, two tabs cannot know of each other.
  if (!isDiskBad) for (const change of bank.renamed) violations.push(`id changed: ${change}`)
  return violations
}

/** Puts the model's time and chance in the place of the machine's; gives the undo. */
function takeOver(clock: Clock): () => void {
  const { setTimeout, clearTimeout, Date: machineDate } = globalThis
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = 0 // every abort makes an error, and nobody reads where
  const { getRandomValues } = crypto
  const undos = new Map<number, () => void>()
  let timers = 0
  const fake = {
    setTimeout(act: (...args: unknown[]) => void, ms = 0, ...args: unknown[]) {
      const timer = ++timers
      undos.set(
        timer,
        clock.after(ms, () => act(...args)),
      )
      return timer
    },
    clearTimeout: (timer: number) => undos.get(timer)?.(),
  }
  Object.assign(globalThis, fake)
  const { now } = machineDate
  machineDate.now = clock.wallMs
  crypto.getRandomValues = (bytes) => {
    if (bytes instanceof Uint8Array) for (let i = 0; i < bytes.length; i++) bytes[i] = clock.between(0, 255)
    return bytes
  }
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout })
    machineDate.now = now
    Error.stackTraceLimit = stackTraceLimit
    crypto.getRandomValues = getRandomValues
  }
}
