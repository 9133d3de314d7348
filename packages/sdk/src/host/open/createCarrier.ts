/**
 * A shadow root inside of a stage that can hold the layer there, with the dock's own sheets and theme; null when nothing
 * inside of the stage is ever drawn, as in a bare `<video>`.
 */
export function createCarrier(dock: HTMLElement, stage: Element): ShadowRoot | null {
  const carrier = document.createElement('div')
  const theme = dock.getAttribute('theme')
  if (theme) carrier.setAttribute('theme', theme)
  carrier.dir = getComputedStyle(dock).direction
  // Important, since the player may lay out whatever stands in it.
  carrier.style.cssText =
    'display:block!important;position:fixed!important;inset:0 auto auto 0!important;inline-size:0!important;min-block-size:0!important'
  const root = carrier.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = dock.shadowRoot?.adoptedStyleSheets ?? []
  for (const place of [stage, stage.shadowRoot]) {
    place?.append(carrier)
    if (carrier.getClientRects().length) return root
  }
  carrier.remove()
  return null
}
