import type { Guard } from './guards.ts'

const panel = (name: string) => `packages/sdk/src/panel/${name}`
const order = (...names: string[]) => ({ [panel('readOrder.test.ts')]: names })
const run = (...names: string[]) => ({ [panel('runCheckout.browser.test.tsx')]: names })
const asides = (...names: string[]) => ({ [panel('aside/asides.browser.test.tsx')]: names })
const otherTerms =
  'another pin makes no other order; another room, streamer or campaign does, since the terms may be others'
const held = (ms: number, seconds: number) =>
  `a bank that wants to be left alone for ${ms} ms is: You can try again in ${seconds} seconds.`

/** What keeps the panel at the order as the bank has to know it, off a bank that wants to be left alone, and at a person for a refusal. */
export const panelGuards: Guard[] = [
  {
    against: 'offers that know nothing of what the room has withdrawn',
    file: panel('readOrder.ts'),
    guard: '    room: room || undefined,\n',
    red: order('what it belongs to goes with it, and an empty name is none'),
  },
  {
    against: 'the terms of one room for an order of another',
    file: panel('readOrder.ts'),
    guard: '  a.room === b.room &&\n',
    red: order(otherTerms),
  },
  {
    against: 'the plans of a campaign for an order of none',
    file: panel('readOrder.ts'),
    guard: ' &&\n  a.campaign === b.campaign',
    red: order(otherTerms),
  },
  {
    against: 'a button that leads straight into the next refusal',
    file: panel('views/ProblemView.tsx'),
    guard: ' disabled={isHeld}',
    red: { [panel('views/Panel.browser.test.tsx')]: [held(30_000, 30), held(86_400_000, 300)] },
  },
  {
    against: 'a bank that holds a viewer back for a day',
    file: panel('views/useHold.ts'),
    guard: 'Math.min(retryAfterMs, maxHoldMs)',
    instead: 'retryAfterMs',
    red: { [panel('views/Panel.browser.test.tsx')]: [held(86_400_000, 300)] },
  },
  {
    against: 'a quote that nobody has asked for again',
    file: panel('checkout.ts'),
    guard: ' && !step.from.isQuoting',
    red: run('a quote is the viewer’s to ask for again, and so is what failed at the bank'),
  },
  {
    against: 'a refusal that no person can be asked about',
    file: panel('views/ProblemView.tsx'),
    guard: "code === 'declined' || ",
    red: asides('a refusal leads to the complaint that asks for a person'),
  },
  {
    against: 'a page that hears of consents which are not its business',
    file: panel('aside/PrivacyView.tsx'),
    guard: "if (purpose === 'sharing') actions",
    instead: 'actions',
    red: asides(
      'of the consents the host hears of the one that makes it a recipient, given and withdrawn, and of no other',
    ),
  },
]
