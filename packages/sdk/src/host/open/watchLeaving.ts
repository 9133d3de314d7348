/** Runs `leave` when the viewer presses Escape, or anything beside a sheet; gives the undo. */
export function watchLeaving(root: HTMLElement, leave: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    // Escape also cancels what is being composed in the page's chat.
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return
    event.preventDefault() // one Escape closes one thing: a dialog beneath stays
    leave()
  }
  const onPress = (event: Event) => {
    if (root.dataset.layout === 'sheet' && !event.composedPath().includes(root)) leave()
  }
  document.addEventListener('keydown', onKey)
  document.addEventListener('pointerdown', onPress)
  return () => {
    document.removeEventListener('keydown', onKey)
    document.removeEventListener('pointerdown', onPress)
  }
}
