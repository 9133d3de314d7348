import type { Context } from 'hono'
import { html } from 'hono/html'
import type { ContentfulStatusCode } from 'hono/utils/http-status'

export interface Message {
  title: string
  text: string
}

/** A bare page with one sentence, for an address a person may open by mistake. */
export function messagePage(c: Context, status: ContentfulStatusCode, { title, text }: Message) {
  return c.html(
    html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body><h1>${title}</h1><p>${text}</p></body>
</html>`,
    status,
  )
}
