import type { Guard } from './guards.ts'

const bootstrap = 'packages/sdk/src/protocol/bootstrap.ts'
const connectPort = 'packages/sdk/src/protocol/connectPort.ts'
const ofBootstrap = (name: string) => ({ 'packages/sdk/src/protocol/bootstrap.test.ts': [name] })
const ofPort = (name: string) => ({ 'packages/sdk/src/protocol/connectPort.test.ts': [name] })

/** The conversation between host and panel. */
export const bridgeGuards: Guard[] = [
  {
    against: 'a bootstrap of another window',
    file: bootstrap,
    guard: 'if (event.source !== expected.source) return null',
    red: {
      ...ofBootstrap('wrong source is refused'),
      'e2e/bridge.e2e.test.ts': ['wrong source: another window of the listed origin is not let in'],
    },
  },
  {
    against: 'a bootstrap of an origin that is not listed',
    file: bootstrap,
    guard: 'if (!expected.origins.includes(event.origin)) return null',
    red: ofBootstrap('wrong origin is refused'),
  },
  {
    against: 'a bootstrap without the nonce',
    file: bootstrap,
    guard: 'if (message.nonce !== expected.nonce) return null',
    red: ofBootstrap('wrong nonce is refused'),
  },
  {
    against: 'a bootstrap with several ports',
    file: bootstrap,
    guard: '&& event.ports.length === 1',
    red: ofBootstrap('two ports is refused'),
  },
  {
    against: 'a gap or repeat in the sequence',
    file: connectPort,
    guard: '&& envelope.seq === received',
    red: ofPort('a repeated message counts once'),
  },
  {
    against: 'a flood of refused messages',
    file: connectPort,
    guard: 'else if (++refused === maxRefused) close()',
    red: ofPort('the third refusal closes the port, and nothing after it is read'),
  },
]
