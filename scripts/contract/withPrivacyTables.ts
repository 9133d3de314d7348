import { type AccountTable, accountTables } from '../../packages/bank-sandbox/src/people/privacy/accountTables.ts'
import { type HostMessage, hostMessages } from '../../packages/sdk/src/protocol/messages.ts'
import { replaceTable } from './replaceTable.ts'

type Body<Type extends HostMessage['type']> = Extract<HostMessage, { type: Type }>['body']

/** The order as the page states it: a key that the protocol gets has to be explained here, or this does not build. */
const orderTexts: Record<keyof Body<'host:order'>, string> = {
  dock: 'which dock of the page; a number of the page’s own',
  orderRef: 'the platform’s reference of the order',
  orderMinor: 'its amount',
  currency: 'its currency',
  locale: 'the language of the dock',
  theme: 'light, dark or as the browser has it',
  layout: 'whether the panel is a sheet or stands beside the dock',
  category: 'the category of the goods',
  tags: 'what the platform says of the goods',
  product: 'the product',
  room: 'the live show',
  streamer: 'the streamer',
  campaign: 'the campaign',
  pin: 'the pin',
  streamMs: 'how long the show had been running',
}

/** The platform’s answer to a conversion. */
const answerTexts: Record<keyof Body<'host:answer'>, string> = {
  id: 'the conversion that it answers',
  outcome: 'whether the platform took the order',
  orderNumber: 'the number that the panel shows',
}

const tableTexts: Record<AccountTable, string> = {
  account_secrets: 'the secret that pseudonyms are made of',
  agreements: 'agreements, with receipts and refunds',
  answers: 'what was answered under an idempotency key',
  applications: 'card applications, with a way to answer',
  callbacks: 'when the bank was asked to call',
  complaints: 'complaints, with what was written and answered',
  consents: 'consents, with the text and their history',
  feedback: 'ratings',
  holds: 'what a quote took of points, pieces and budgets',
  page_sessions: 'sign-ins to the page of the agreements',
  points_lots: 'points',
  quotes: 'quotes, with schedules and the text that was shown',
  sessions: 'sessions and sign-ins',
}

const rowsOf = (message: keyof typeof hostMessages, texts: Record<string, string>) =>
  Object.keys(hostMessages[message]).map((key) => `| \`${message}\` | \`${key}\` | ${texts[key]} |`)

/** The page with what leaves the host, as the protocol has it, and what the bank keeps of a viewer, as its tables are. */
export function withPrivacyTables(page: string): string {
  const sent = [...rowsOf('host:order', orderTexts), ...rowsOf('host:answer', answerTexts)]
  const kept = Object.entries(accountTables).map(([table, { exported, onDelete }]) => {
    const shown = typeof exported === 'string' ? `\`${exported}\`` : `no: ${exported.not}`
    const fate = onDelete === 'delete' ? 'erased' : 'kept under a name made by chance'
    return `| ${tableTexts[table as AccountTable]} | ${shown} | ${fate} |` // its keys are the type's
  })
  const withSent = replaceTable(page, 'sent', ['| message | field | what |', '| --- | --- | --- |', ...sent])
  return replaceTable(withSent, 'kept', [
    '| what | in the export | when the account is deleted |',
    '| --- | --- | --- |',
    ...kept,
  ])
}
