/** One request and its answer, as a report tells them; `null` while there is no answer. */
export interface Exchange {
  line: string
  headers: Record<string, string>
  body: string | null
  answer: { status: number; headers: Record<string, string>; body: string } | null
}

const mostCharacters = 1500

/** The exchange in the lines of a report: no secret, no endless body. */
export function describeExchange({ line, headers, body, answer }: Exchange): string[] {
  return [
    `> ${redact(line)}`,
    ...describeHeaders('>', headers),
    ...describeBody('>', body),
    ...(answer === null
      ? ['< no answer']
      : [`< ${answer.status}`, ...describeHeaders('<', answer.headers), ...describeBody('<', answer.body)]),
  ]
}

const describeHeaders = (mark: string, headers: Record<string, string>) =>
  Object.entries(headers).map(([name, value]) => `${mark} ${name}: ${redactHeader(name, value)}`)

function describeBody(mark: string, body: string | null): string[] {
  if (body === null || body === '') return []
  const text = redact(body).replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : '·'))
  const shown = text.length > mostCharacters ? `${text.slice(0, mostCharacters)} … (${text.length} characters)` : text
  return shown.split('\n').map((part) => `${mark} ${part}`)
}

function redactHeader(name: string, value: string): string {
  if (/^(cookie|set-cookie)$/i.test(name)) return hide(value)
  return /^authorization$/i.test(name) ? value.replace(/\S+$/, hide) : redact(value)
}

/** What opens something: bearer tokens, links of a sign-in or step-up, and the signature of a receipt. */
export function redact(text: string): string {
  return text
    .replaceAll(/(?<="token":\s*")[^"]+/g, hide)
    .replaceAll(/(?<=\/(?:sign-in|step-up|cooling-off)\/)[^/?"\s]+/g, hide)
    .replaceAll(/(?<=eyJ[\w-]+\.[\w-]+\.)[\w-]+/g, '<signature>')
}

const hide = (secret: string) => `<${secret.length} characters>`
