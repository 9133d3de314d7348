import type { Context } from 'hono'
import { html } from 'hono/html'

/** A bare page with one sentence, for an address a person may open by mistake. */
export function messagePage(c: Context, status: 400 | 403 | 404, { title, text }: { title: string; text: string }) {
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
