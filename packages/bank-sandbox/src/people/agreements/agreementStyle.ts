/** What the pages under `/agreements` need beyond the style of all. */
export const agreementStyle = `
.sheet { max-inline-size: 44rem }
nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: center; margin-block: -.75rem 1.25rem; font-size: .9375rem }
nav a, nav button { display: inline-flex; align-items: center; min-block-size: 2.75rem; min-inline-size: 2.75rem }
nav form { margin-inline-start: auto }
nav summary { min-block-size: 2.75rem; align-content: center; color: var(--brand); cursor: pointer }
nav details a { margin-inline-end: 1rem }
nav details[open] { flex-basis: 100%; order: 1 }
nav button { border: 0; color: var(--brand); text-decoration: underline; text-underline-offset: .2em; padding: 0 }
.list { list-style: none; padding: 0; display: grid; gap: .75rem; margin-block-start: 1.25rem }
.list a {
  display: grid; gap: .125rem; padding: .875rem 1rem; border-radius: .875rem;
  border: 1px solid var(--edge); color: inherit; text-decoration: none; overflow-wrap: anywhere;
}
.list a:hover { background: var(--wash); border-color: var(--brand) }
.list a > span { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 1rem; font-size: .875rem; color: var(--soft) }
.list span > :last-child { margin-inline-start: auto }
.list .first { font-size: 1rem; color: inherit }
.list b { font-weight: 650; font-variant-numeric: tabular-nums }
.status {
  font-size: .875rem; font-weight: 600; border-radius: 99px; padding: .1rem .75rem; background: var(--ground);
  color: var(--soft); white-space: nowrap;
}
.status.reserved, .status.captured, .status.partlyRefunded { background: var(--wash); color: var(--brand) }
.top { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-block-end: .5rem }
dl + dl { margin-block-start: -.75rem }
h2 { margin-block: 2rem .625rem }
.wide { container-type: inline-size; overflow-x: auto; border-radius: .75rem }
table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; white-space: nowrap }
caption { text-align: start; font-size: 1.0625rem; font-weight: 600; padding-block: 2rem .625rem }
th, td { padding: .5rem .5rem; text-align: end; border-block-end: 1px solid var(--line) }
th { font-weight: 500; color: var(--soft) }
tfoot th, tfoot td { font-weight: 650; color: inherit; border-block-end: 0 }
th[scope=row], :is(th, td):nth-child(-n + 2):not(tfoot td) { text-align: start }
.hint + pre { margin-block-start: .5rem }
.receipt { max-block-size: 9rem; overflow-y: auto }
pre {
  font: inherit; white-space: pre-line; overflow-wrap: anywhere; background: var(--ground); border-radius: .75rem;
  padding: .875rem 1rem;
}
code { font: .8125rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere }
.acts { display: flex; margin-block-start: 1rem }
.acts a {
  display: inline-flex; align-items: center; min-block-size: 2.75rem; padding-inline: 1.25rem; border-radius: .875rem;
  border: 1px solid var(--edge); text-decoration: none; font-weight: 500;
}
.note { background: var(--wash); border-radius: .75rem; padding: .625rem 1rem }
.acts + .hint { margin-block-start: .75rem }
.acts a:hover { background: var(--wash); border-color: var(--brand) }
a.cancel { display: grid; place-items: center; min-block-size: 3rem; text-decoration: none }
/* By the width in letters, which elder mode makes larger: date and payment on the first line, their parts below. */
@container (max-width: 31em) {
  table, thead, tbody, tfoot, caption { display: block }
  table { font-size: .875em }
  tr { display: grid; grid-template-columns: 2em auto 1fr; column-gap: .375em; padding-block: .5rem; border-block-end: 1px solid var(--line) }
  tfoot tr { border-block-end: 0 }
  th, td { border: 0; padding: 0 }
  tfoot th { grid-column: 1 / 3 }
  :is(th, td):last-child { grid-area: 1 / 3; color: inherit; font-weight: 650 }
  :is(th, td):nth-last-child(-n + 3):not(:last-child) { grid-row: 2; font-size: .875em; font-weight: 400; color: var(--soft) }
  :is(th, td):nth-last-child(2) { grid-column: 3 }
  :is(th, td):nth-last-child(3) { grid-column: 2; text-align: start }
}
@media print {
  nav, .acts, .hint.print { display: none }
  body { background: none; padding: 0 }
  .sheet { border: 0; box-shadow: none; max-inline-size: none; padding: 0 }
  pre, tr { break-inside: avoid }
  .receipt { max-block-size: none }
}
`
