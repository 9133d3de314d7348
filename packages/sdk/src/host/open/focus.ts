/** What has the focus, inside of open shadow roots too; null when nothing has. */
export function focusedElement(): HTMLElement | null {
  let active = document.activeElement
  while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement
  return active instanceof HTMLElement && active !== document.body ? active : null
}

/** Whether the focus is in the layer, wherever that stands. */
export function hasFocus(layer: HTMLElement): boolean {
  const { activeElement = null } = layer.getRootNode() as Partial<ShadowRoot> // or no root any more
  return layer.contains(activeElement)
}

/**
 * Whether the focus may go into a panel that opens: the viewer has just done something, and it was not to type. Someone
 * who writes in the chat has the focus there, in a field or in a component or frame that nobody can look into.
 */
export function mayTakeFocus(dock: HTMLElement): boolean {
  const active = focusedElement()
  const isFree = !active || dock.shadowRoot?.activeElement || active.matches('a,button,summary,[role=button]')
  return Boolean(isFree) && (navigator.userActivation?.isActive ?? true)
}
