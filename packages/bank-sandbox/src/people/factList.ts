import { html } from 'hono/html'

/** A name with its value; a `sum` stands out, a `part` is of the row above it. */
export type Fact = readonly [name: string, value: string, rank?: 'sum' | 'part']

/** Names to the left, values to the right; a long value goes below its name. What is false is left out. */
export const factList = (facts: readonly (Fact | false)[]) =>
  html`<dl>${facts.map((fact) => fact && html`<div${fact[2] ? html` class="${fact[2]}"` : ''}><dt>${fact[0]}</dt><dd>${fact[1]}</dd></div>`)}</dl>`
