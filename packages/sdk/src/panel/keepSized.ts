/** Tells the height that the panel's content wants, in CSS px, now and whenever it changes. Gives the undo. */
export function keepSized(content: Element, tell: (heightPx: number) => void): () => void {
  let toldPx = 0
  const observer = new ResizeObserver(() => {
    const heightPx = Math.ceil(content.getBoundingClientRect().height)
    // A hidden frame measures 0, and a host that was told so would stay shut.
    if (heightPx === 0 || heightPx === toldPx) return
    toldPx = heightPx
    tell(heightPx)
  })
  observer.observe(content)
  return () => observer.disconnect()
}
