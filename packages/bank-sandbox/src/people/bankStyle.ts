/** The style of the bank's own pages; both schemes keep text at 4.5:1 and edges of controls at 3:1. */
export const bankStyle = `
:root {
  color-scheme: light dark;
  --ground: #f3f5f4; --sheet: #fff; --ink: #17211d; --soft: #53605a; --line: #d9e0dc; --edge: #7d8a84;
  --brand: #0b6b50; --wash: #e9f4ef; --warn: #a3261b; --warn-wash: #fdeeec;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #0e1311; --sheet: #171e1b; --ink: #e9efec; --soft: #a5b2ac; --line: #2b3531; --edge: #75837c;
    --brand: #58c9a1; --wash: #182b24; --warn: #ff9d92; --warn-wash: #35201d;
  }
}
* { box-sizing: border-box; margin: 0 }
:lang(ja) { word-break: auto-phrase }
:lang(ko) { word-break: keep-all; overflow-wrap: break-word }
:lang(de) { hyphens: auto; overflow-wrap: break-word }
body {
  min-block-size: 100dvh; padding: clamp(1rem, 5vw, 3.5rem) 1rem; display: grid; place-items: start center; grid-template-columns: minmax(0, 1fr);
  background: var(--ground); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", sans-serif;
}
.sheet {
  inline-size: 100%; max-inline-size: 30rem; background: var(--sheet); border: 1px solid var(--line);
  border-radius: 1.25rem; padding: clamp(1.25rem, 5vw, 2.25rem); box-shadow: 0 12px 40px rgb(0 0 0 / 6%);
}
header { display: flex; align-items: center; gap: .625rem; font-weight: 600; margin-block-end: 1.5rem }
header svg { inline-size: 1.75rem; block-size: 1.75rem; color: var(--brand); flex: none }
.tag {
  margin-inline-start: auto; font-size: .8125rem; font-weight: 500; color: var(--soft); border: 1px solid var(--line);
  border-radius: 99px; padding: .05rem .625rem; white-space: nowrap;
}
h1 { font-size: 1.5rem; line-height: 1.3; letter-spacing: -.01em }
h2 { font-size: 1.0625rem; line-height: 1.4 }
.lead, .hint { color: var(--soft); overflow-wrap: anywhere }
.lead { margin-block: .5rem 1.25rem }
.lead b { color: var(--ink); font-weight: 600 }
.hint { font-size: .875rem }
dl { padding: .5rem 1rem; border-radius: .75rem; background: var(--ground); margin-block-end: 1.5rem }
dl div { display: flex; flex-wrap: wrap; gap: 0 1.25rem; justify-content: space-between; padding-block: .3125rem }
dt { color: var(--soft) }
dd { margin-inline-start: auto; text-align: end; overflow-wrap: anywhere; font-variant-numeric: tabular-nums }
dl .sum { font-weight: 650 }
dl .sum:not(:last-child) { border-block-end: 1px solid var(--line); padding-block-end: .625rem; margin-block-end: .3125rem }
.sum dt { color: inherit }
.part { padding-inline-start: 1rem; font-size: .875rem }
label { display: block; font-weight: 600 }
input {
  display: block; inline-size: 7.5rem; block-size: 3.75rem; margin-block: .5rem; text-align: center;
  font: 600 1.875rem/1 ui-monospace, "SF Mono", Menlo, Consolas, monospace; letter-spacing: .3em; text-indent: .3em;
  color: inherit; background: var(--sheet); border: 1.5px solid var(--edge); border-radius: .75rem;
}
input[aria-invalid] { border-color: var(--warn) }
:focus-visible { outline: 3px solid var(--brand); outline-offset: 2px }
input:focus-visible { outline-offset: -1px }
.alert {
  color: var(--warn); background: var(--warn-wash); border-radius: .75rem; padding: .625rem .875rem;
  margin-block-end: 1rem; font-weight: 500;
}
section { margin-block-start: 1.75rem; display: grid; gap: .625rem }
button {
  font: inherit; color: inherit; cursor: pointer; min-block-size: 3rem; border-radius: .875rem; text-align: start;
  background: var(--sheet); border: 1px solid var(--edge);
}
.persona { display: grid; grid-template-columns: 2.5rem 1fr; gap: 0 .875rem; padding: .75rem 1rem; align-items: center }
.persona i {
  grid-row: span 2; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%; display: grid; place-items: center;
  background: var(--wash); color: var(--brand); font-style: normal; font-weight: 650;
}
.persona b { font-weight: 600 }
.persona b small { font-weight: 400; font-size: .875rem; color: var(--soft); margin-inline-start: .375rem }
.persona span { font-size: .875rem; color: var(--soft) }
.persona:hover { background: var(--wash); border-color: var(--brand) }
.cancel { text-align: center; border-color: transparent; color: var(--soft); inline-size: 100%; margin-block-start: .75rem }
.cancel:hover { color: var(--ink); background: var(--ground) }
.actions { display: grid; gap: .25rem; margin-block-start: 1.5rem }
.go, .other { text-align: center }
.other:hover { background: var(--wash); border-color: var(--brand) }
.go { background: var(--brand); border-color: var(--brand); color: var(--sheet); font-weight: 600 }
.go:hover { filter: brightness(1.08) }
.end { text-align: center; padding-block: 1.5rem }
.end svg { inline-size: 4rem; block-size: 4rem; margin-block-end: 1rem; color: var(--soft) }
.end.done svg { color: var(--brand) }
.end p { color: var(--soft); margin-block-start: .5rem }
.go { display: grid; place-items: center; min-block-size: 3rem; border-radius: .875rem; background: var(--brand); color: var(--sheet); text-decoration: none }
a { color: var(--brand); text-underline-offset: .2em }
footer a { color: inherit; display: inline-flex; align-items: center; min-block-size: 2.75rem }
footer {
  margin-block: 1.5rem -.75rem; padding-block-start: .25rem; border-block-start: 1px solid var(--line);
  font-size: .8125rem; color: var(--soft); text-align: center;
}
.elder { font-size: 125% }
.elder header { flex-wrap: wrap }
@media (max-width: 30rem) {
  body { padding: 0 }
  .sheet { border: 0; border-radius: 0; box-shadow: none; min-block-size: 100dvh }
}
@media (forced-colors: active) { .sheet, button, input { border: 1px solid } }
`
