/** In the order in which they were first seen, which is the order of the top layer. */
let stages: Element[] = []

/**
 * The element that has all clicks for itself now, a fullscreen player or a modal dialog, the topmost of them; null when
 * there is none. No event tells of a dialog that opens, so it is asked before every frame: the collection is live and
 * costs nothing while the page does not change, and one in an open shadow root is what the layer's middle is hit on.
 */
export function findStage(layer: HTMLElement): Element | null {
  let fullscreen = document.fullscreenElement
  while (fullscreen?.shadowRoot?.fullscreenElement) fullscreen = fullscreen.shadowRoot.fullscreenElement
  const dialogs = [...document.getElementsByTagName('dialog')].filter((dialog) => dialog.matches(':modal'))
  const open = [...new Set([fullscreen, ...dialogs, dialogAt(layer)])].filter((one) => one !== null)
  // Seen at once, a player inside of a dialog came after it.
  const fresh = open.filter((one) => !stages.includes(one)).sort((a, b) => Number(holds(b, a)) - Number(holds(a, b)))
  stages = [...stages.filter((one) => open.includes(one)), ...fresh]
  return stages.at(-1) ?? null
}

/** Whether `node` is drawn inside of `holder`, also through slots and shadow roots. */
export function holds(holder: Node, node: Node): boolean {
  for (let at: Node | null = node; at; at = parentOf(at)) if (at === holder) return true
  return false
}

/** The modal dialog, if any, that gets a click on the middle of the layer: its own or the one that covers it. */
function dialogAt(layer: HTMLElement): Element | null {
  const { x, y, width, height } = layer.getBoundingClientRect()
  let at: Element | null = null
  for (let root: DocumentOrShadowRoot | null = document; root; root = at?.shadowRoot ?? null) {
    const hit: Element | null = root.elementFromPoint(x + width / 2, y + height / 2)
    if (!hit || hit === at) break
    at = hit
  }
  for (let node: Node | null = at; node; node = parentOf(node)) {
    if (node instanceof HTMLDialogElement && node.matches(':modal')) return node
  }
  return null
}

const parentOf = (node: Node): Node | null =>
  (node as Partial<Element>).assignedSlot ?? node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
