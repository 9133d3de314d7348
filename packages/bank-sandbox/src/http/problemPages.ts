import { type ProblemCode, problems, problemTexts } from '@offerdock/sdk/contract'
import type { Context, Hono } from 'hono'
import { html } from 'hono/html'
import type { Bank } from '../bank.ts'
import { BankError } from '../bankError.ts'
import { bankPage } from '../people/bankPage.ts'
import { openPage } from './bankForms.ts'

const codes = Object.keys(problems) as ProblemCode[]

/** `/problems/{code}`: where the `type` of every problem leads. For developers, in English as the rest of the API. */
export function addProblemPages(app: Hono, bank: Bank) {
  app.get('/problems', (c) => answer(c, bank, 'Problems of this API', list))
  app.get('/problems/:code', (c) => {
    const code = codes.find((known) => known === c.req.param('code'))
    if (!code) throw new BankError('not-found')
    const { status, title } = problems[code]
    const { when, act } = problemTexts[code]
    return answer(
      c,
      bank,
      code,
      html`<h1>${code}</h1>
<p class="lead">${title}.</p>
<dl><div><dt>Status</dt><dd>${status}</dd></div><div><dt>type</dt><dd>/problems/${code}</dd></div></dl>
<h2>When</h2>
<p>${withCode(toSentence(when))}</p>
<h2>What to do</h2>
<p>${withCode(act)}</p>
<p class="hint"><a href="/problems">All problems</a> · <a href="/v1/openapi.json">OpenAPI</a></p>`,
    )
  })
}

const list = html`<h1>Problems of this API</h1>
<p class="lead">Every error is problem details (RFC 9457). Its <b>type</b> leads to one of these pages.</p>
<ul>${codes.map((code) => html`<li><a href="/problems/${code}">${code}</a> ${problems[code].status}</li>`)}</ul>`

/** What stands between backticks is code. */
const withCode = (text: string) =>
  text.split('`').map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))

const toSentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function answer(c: Context, { seed }: Bank, title: string, content: ReturnType<typeof html>) {
  const style =
    'h2 { margin-block: 1.25rem .25rem } ul { padding-inline-start: 1.25rem } .hint { margin-block-start: 1.5rem }'
  return c.html(bankPage({ locale: 'en', title, seed, nonce: openPage(c), content, style }), 200, {
    'Cache-Control': 'public, max-age=3600',
  })
}
