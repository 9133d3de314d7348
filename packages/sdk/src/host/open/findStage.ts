/** In the order in which they were first seen, which is the order of the top layer. */
let stages: Element[] = []

/**
 * The element that has all clicks for itself now, a fullscreen player or a modal dialog, the topmost of them; null when
 * there is none. No event tells of a dialog that opens, so it is asked before every frame; the collection is live and
 * costs nothing while the page does not change.
 */
export function findStage(): Element | null {
  let fullscreen = document.fullscreenElement
  while (fullscreen?.shadowRoot?.fullscreenElement) fullscreen = fullscreen.shadowRoot.fullscreenElement
  const dialogs = [...document.getElementsByTagName('dialog')].filter((dialog) => dialog.matches(':modal'))
  const open = fullscreen ? [fullscreen, ...dialogs.filter((dialog) => dialog !== fullscreen)] : dialogs
  // Seen at once, a player inside of a dialog came after it.
  const fresh = open
    .filter((one) => !stages.includes(one))
    .sort((a, b) => Number(b.contains(a)) - Number(a.contains(b)))
  stages = [...stages.filter((one) => open.includes(one)), ...fresh]
  return stages.at(-1) ?? null
}

/** Whether `node` is inside of `holder`, also through shadow roots. */
export function holds(holder: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = at.parentNode ?? (at as Partial<ShadowRoot>).host ?? null) {
    if (at === holder) return true
  }
  return false
}
