/** Says whether any of `target` is in view on a visible page, at first and whenever that changes. Gives the undo. */
export function watchView(target: Element, tell: (isInView: boolean) => void): () => void {
  let isIntersecting = false
  const check = () => tell(isIntersecting && document.visibilityState === 'visible')
  const observer = new IntersectionObserver((entries) => {
    isIntersecting = entries.at(-1)?.isIntersecting ?? false
    check()
  })
  observer.observe(target)
  document.addEventListener('visibilitychange', check)
  return () => {
    observer.disconnect()
    document.removeEventListener('visibilitychange', check)
  }
}
