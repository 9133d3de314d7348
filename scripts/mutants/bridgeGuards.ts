import type { Guard } from './guards.ts'

const src = 'packages/sdk/src'
const bootstrap = `${src}/protocol/bootstrap.ts`
const connectPort = `${src}/protocol/connectPort.ts`
const shapes = `${src}/protocol/shapes.ts`
const isWellFramed = `${src}/panel/isWellFramed.ts`
const connectFrame = `${src}/host/open/connectFrame.ts`
const relay = `${src}/host/relayConversion.ts`

const ofBootstrap = (...names: string[]) => ({ [`${src}/protocol/bootstrap.test.ts`]: names })
const ofPort = (...names: string[]) => ({ [`${src}/protocol/connectPort.test.ts`]: names })
const ofShapes = (...names: string[]) => ({ [`${src}/protocol/shapes.test.ts`]: names })
const bridge = 'e2e/attacks/bridge.e2e.test.ts'
const corpus = 'of more than 600 attacks on the handshake none is let in, and of 41 good messages every one'
const replay =
  'a handshake that was overheard is worth nothing: a thousand times over, after a reload, at another panel'
const host = 'e2e/attacks/host.e2e.test.ts'
const hijacked = 'a panel that is sent elsewhere at 30 moments tells nothing there and is believed nothing from there'
const takenOver = 'a panel that was taken over bends messages in 36 ways: the page hears none, and the third ends it'
const saidAgain =
  'a conversion that the panel says a thousand times is one event, and one that follows another number is none'
const overheard =
  'a neighbor that hooks the page before us sees what the page knows, and every message names its target'
const ofFraming = (...names: string[]) => ({ [`${src}/panel/isWellFramed.test.ts`]: names })

/** The window message that opens the conversation. */
const bootstrapGuards: Guard[] = [
  {
    against: 'a bootstrap of another window',
    file: bootstrap,
    guard: 'if (event.source !== expected.source) return null',
    red: { ...ofBootstrap('wrong source is refused'), [bridge]: [corpus] },
  },
  {
    against: 'a bootstrap of an origin that is not listed',
    file: bootstrap,
    guard: 'if (!expected.origins.includes(event.origin)) return null',
    red: ofBootstrap('wrong origin is refused'),
  },
  {
    against: 'a bootstrap of an origin that only begins like a listed one',
    file: bootstrap,
    guard: '!expected.origins.includes(event.origin)',
    instead: '!expected.origins.some((origin) => event.origin.startsWith(origin))',
    red: ofBootstrap('wrong origin is refused'),
  },
  {
    against: 'a bootstrap without the nonce',
    file: bootstrap,
    guard: 'if (message.nonce !== expected.nonce) return null',
    red: { ...ofBootstrap('wrong nonce is refused'), [bridge]: [corpus, replay] },
  },
  {
    against: 'a bootstrap of another shape',
    file: bootstrap,
    guard: 'readShape(bootstrapShape, event.data)',
    instead: 'event.data',
    red: ofBootstrap('extra key is refused', 'unknown type is refused'),
  },
  {
    against: 'a bootstrap with several ports',
    file: bootstrap,
    guard: '&& event.ports.length === 1',
    red: { ...ofBootstrap('two ports is refused'), [bridge]: [corpus] },
  },
  {
    against: 'a second bootstrap',
    file: bootstrap,
    guard: '    stop()\n',
    red: { ...ofBootstrap('a second bootstrap is not heard, and without the stop it is'), [bridge]: [corpus, replay] },
  },
]

/** Whatever follows on the port. */
const portGuards: Guard[] = [
  {
    against: 'a gap or repeat in the sequence',
    file: connectPort,
    guard: '&& envelope.seq === received',
    red: {
      ...ofPort('a repeated message counts once', 'a gap in the sequence is dropped'),
      [bridge]: ['an order that is sent again a thousand times counts once, and a new one after it not at all'],
    },
  },
  {
    against: 'a flood of refused messages',
    file: connectPort,
    guard: '++refused === maxRefused',
    instead: 'false',
    red: ofPort('the third refusal closes the port, and nothing after it is read'),
  },
  {
    against: 'messages that arrived before the port was closed',
    file: connectPort,
    guard: 'port.onmessage = null ',
    red: ofPort('nothing is read after close(), also not what had arrived'),
  },
  {
    against: 'a type that only the prototype has',
    file: connectPort,
    guard: 'envelope && Object.hasOwn(incoming, envelope.type) ?',
    instead: 'envelope ?',
    red: ofPort('a type that only the prototype has is dropped'),
  },
  {
    against: 'a message that brings ports along',
    file: connectPort,
    guard: 'event.ports.length ? null :',
    red: ofPort('a message that brings a port along is dropped'),
  },
  {
    against: 'messages that cannot be unpacked',
    file: connectPort,
    guard: 'port.onmessageerror = refuse',
    red: ofPort('messages that cannot be unpacked count as refused'),
  },
  {
    against: 'an unknown key',
    file: shapes,
    guard:
      "for (const key of Reflect.ownKeys(source)) if (typeof key !== 'string' || !Object.hasOwn(shape, key)) return null",
    red: ofShapes('an unknown key is refused', 'an own __proto__ is refused', 'a symbol key is refused'),
  },
  {
    against: 'a value that only the prototype has',
    file: shapes,
    guard: 'Object.hasOwn(source, key) ? source[key] : undefined',
    instead: 'source[key]',
    red: ofShapes('what stands on the prototype is no field of a message'),
  },
  {
    against: 'arrays and bytes whose keys are endless',
    file: shapes,
    guard: 'if (Object.getPrototypeOf(value) !== Object.prototype) return null',
    red: ofShapes(
      'a view of bytes is not taken for an object without keys',
      'of bytes that somebody sends for a message the keys are not listed',
    ),
  },
  {
    against: 'a copy with a prototype',
    file: shapes,
    guard: 'Object.create(null)',
    instead: '{}',
    red: ofShapes('a message of the right shape becomes a frozen copy without a prototype'),
  },
  {
    against: 'a copy that somebody can change',
    file: shapes,
    guard: 'Object.freeze(copy)',
    instead: 'copy',
    red: ofShapes('a message of the right shape becomes a frozen copy without a prototype'),
  },
  {
    against: 'an oversized text',
    file: shapes,
    guard: ' && value.length <= maxLength',
    red: {
      ...ofShapes('text that is too long is refused'),
      [`${src}/protocol/messages.test.ts`]: ['the largest host:order that is accepted stays below 16 KiB'],
    },
  },
  {
    against: 'an oversized receipt',
    file: shapes,
    guard: ' && /^[\\w.-]+$/.test(value)',
    red: { [`${src}/protocol/messages.test.ts`]: ['the largest panel:converted that is accepted stays below 16 KiB'] },
  },
  {
    against: 'an amount that is none',
    file: shapes,
    guard: ' && (value as number) >= 0',
    red: ofShapes('a negative count is refused'),
  },
]

/** Where the panel stands, and where messages go to. */
const placeGuards: Guard[] = [
  {
    against: 'a panel at the top level that waits for a host',
    file: isWellFramed,
    guard: '!isFramed || ',
    red: ofFraming('does not boot at the top level'),
  },
  {
    against: 'a panel without a nonce',
    file: isWellFramed,
    guard: ' || !/^[0-9a-f]{32}$/.test(nonce)',
    red: ofFraming('does not boot without a nonce', 'does not boot with a nonce that is not one'),
  },
  {
    against: 'a panel on the host’s own origin',
    file: isWellFramed,
    guard: 'if (origins.includes(ownOrigin)) return false',
    red: ofFraming('does not boot on the host’s own origin', 'does not boot under its own origin, listed or not'),
  },
  {
    against: 'a panel under a stranger',
    file: isWellFramed,
    guard: ' || origins.includes(parentOrigin)',
    instead: ' || true',
    red: ofFraming('does not boot under a stranger'),
  },
  {
    against: 'a conversion posted to whoever is above by then',
    file: `${src}/protocol/conversion.ts`,
    guard: 'host.postMessage(message, hostOrigin)',
    instead: "host.postMessage(message, '*')",
    red: {
      [host]: [overheard],
      [`${src}/host/relayConversion.test.ts`]: ['a framed host forwards a conversion to the one origin it names'],
    },
  },
  {
    against: 'a handshake posted to whatever page is in the frame by then',
    file: connectFrame,
    guard: ', nonce }, origin, [port2])',
    instead: ", nonce }, '*', [port2])",
    red: { [host]: [hijacked, overheard] },
  },
  {
    against: 'a second handshake with a frame that has navigated',
    file: connectFrame,
    guard: 'if (connection) return lose()',
    red: { [host]: [hijacked] },
  },
  {
    against: 'a panel that was refused and is still shown',
    file: connectFrame,
    guard: 'panelMessages, hear, lose)',
    instead: 'panelMessages, hear)',
    red: { [host]: [takenOver] },
  },
  {
    against: 'a conversion that is told twice',
    file: `${src}/host/panelOpener.ts`,
    guard: 'if (!answer) {',
    instead: 'if (true) {',
    red: { [host]: [saidAgain] },
  },
  {
    against: 'a relay to what is no origin',
    file: relay,
    guard: ' && new URL(relayTo).origin === relayTo',
    red: { [`${src}/host/relayConversion.test.ts`]: ['relay-to "https://platform.example/path" forwards nothing'] },
  },
  {
    against: 'a relay by a host that nothing frames',
    file: relay,
    guard: ' || window.parent === window',
    red: { [`${src}/host/relayConversion.test.ts`]: ['a host that nothing frames forwards nothing'] },
  },
]

/** The conversation between host and panel. */
export const bridgeGuards: Guard[] = [...bootstrapGuards, ...portGuards, ...placeGuards]
