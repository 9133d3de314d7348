import type { Guard } from './guards.ts'

const file = (name: string) => `packages/demo-host/src/server/${name}.ts`
const red = (...names: string[]) => ({ [file('receiveWebhook.test')]: names })

/** What the platform's little server does not let pass. */
export const platformGuards: Guard[] = [
  {
    against: 'an event of another amount',
    file: file('receiveWebhook'),
    guard:
      "if (agreement.orderMinor !== order.orderMinor || agreement.currency !== order.currency) return done('other-amount')",
    red: red(
      'an event over another amount is acknowledged and nothing is captured',
      'an event in another currency is acknowledged and nothing is captured',
    ),
  },
  {
    against: 'a second agreement for a paid order, by webhook',
    file: file('receiveWebhook'),
    guard: "if (rival === 'pays') return done('order-paid')",
    red: red(
      'a second agreement cannot pay an order that is paid, but one that was released can be followed by another',
    ),
  },
  {
    against: 'an event that was taken already',
    file: file('receiveWebhook'),
    guard: "if (isKnown(order, event)) return done('known')",
    red: red('an event counts once however often it comes, and an older one no more'),
  },
  {
    against: 'an event that is kept as taken before it is',
    file: file('receiveWebhook'),
    guard: "if (capture.status === 'unreachable')",
    instead: 'if (false)',
    red: red('an event that was verified but not taken is taken when it comes again'),
  },
  {
    against: 'a conversion that only the webhook tells',
    file: file('receiveWebhook'),
    guard: "const capture = await askBank(agreement.agreementId, { act: 'capture' }, bank)",
    instead: "const capture = { status: 'refused' as string, agreement, bank, askBank }",
    red: red('an order is paid by the webhook when no page ever brought the receipt'),
  },
  {
    against: 'a state that goes back',
    file: file('noteAgreement'),
    guard: 'if (isLater)',
    instead: 'if (true)',
    red: red('a reservation that is told of late does not undo what came after it'),
  },
  {
    against: 'a refund that is made twice',
    file: file('askBank'),
    guard: "'idempotency-key': key, ",
    red: red('a refund whose answer was lost is asked for once more with the same key'),
  },
  {
    against: 'a second agreement for a paid order, by receipt',
    file: file('acceptConversion'),
    guard: "if (rival === 'pays')",
    instead: 'if (false)',
    red: { [file('createApp.test')]: ['a second agreement cannot pay an order that is paid'] },
  },
  {
    against: 'an agreement that ended unheard and stops the next one',
    file: file('findRival'),
    guard: "if (known.status === 'reserved')",
    instead: 'if (false)',
    red: red('an agreement that has ended stops none that follows it, though nobody has told of the end'),
  },
  {
    against: 'an event acknowledged that the bank could not be asked about',
    file: file('receiveWebhook'),
    guard: "if (rival === 'unsure')",
    instead: 'if (false)',
    red: red('an agreement that has ended stops none that follows it, though nobody has told of the end'),
  },
]
