/** Does the page's own style sheet keep the dock's box before our script comes? Looked at without our sheet, unseen. */
export function isBoxReserved(dock: HTMLElement): boolean {
  const root = dock.shadowRoot
  if (!root) return true
  const heightPx = dock.offsetHeight
  const own = [...root.adoptedStyleSheets] // what stands there is live, and would follow the change
  const bare = new CSSStyleSheet()
  bare.replaceSync('.box{display:none}')
  root.adoptedStyleSheets = [bare]
  const bareHeightPx = dock.offsetHeight
  root.adoptedStyleSheets = own
  return bareHeightPx >= heightPx
}
