/**
 * Calls `onSeen` whenever the panel comes into view. A host hides its frame and shows it again without a word, and
 * `visibilityState` does not change with it.
 */
export function keepSeen(content: Element, onSeen: () => void): () => void {
  const observer = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting) onSeen()
  })
  observer.observe(content)
  return () => observer.disconnect()
}
