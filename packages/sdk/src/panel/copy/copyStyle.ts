/** The style of the sheet, for paper and for the file alike: it has to stand alone. */
export const copyStyle = `
:root { color-scheme: light; background: #fff; color: #000; scroll-padding: 0; }
body { margin: 0; font: 11pt/1.5 system-ui, -apple-system, sans-serif; }
.copy { --paper: #fff; --ink: #000; --quiet: #444; --line: #bbb; --accent: #000; max-inline-size: 46rem; margin: 0 auto; padding: 1rem; }
.copy h1 { font-size: 1.5em; margin: 0.5em 0; }
.copy h2, .copy caption { font-size: 1em; font-weight: 650; margin: 1.5em 0 0.5em; text-align: start; }
.copy p { margin: 0.5em 0; }
.copy dl { margin: 1em 0; }
.copy dl > div { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0 2em; padding: 0.3em 0; border-block-start: 1px solid #bbb; }
.copy dd { margin: 0; text-align: end; overflow-wrap: anywhere; min-inline-size: 0; }
.copy .reference { text-align: start; font: 0.8em/1.4 ui-monospace, monospace; }
.copy .figures { display: flex; flex-wrap: wrap; gap: 0.25em 2em; }
.copy .figure { display: flex; flex-direction: column; margin: 0; }
.copy .figure strong { font-size: 1.25em; }
.copy .disclosure { white-space: pre-line; overflow-wrap: anywhere; padding: 0; background: none; }
.copy .schedule { max-block-size: none; overflow: visible; border: 0; }
.copy table { inline-size: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: 0.9em; }
.copy th, .copy td { padding: 0.25em 0.5em; text-align: end; font-weight: 400; border-block-end: 1px solid #bbb; white-space: nowrap; position: static; }
.copy th:first-child, .copy td:nth-child(2), .copy th:nth-child(2) { text-align: start; }
.copy tr, .copy dl > div { break-inside: avoid; }
@page { margin: 15mm; }
`
