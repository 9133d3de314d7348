/**
 * Tells whether another size of the frame has moved `button` in it since it was last asked. The press is asked about too: it may
 * come before the event of the size. What moves within the same size is the panel's own doing, which no page can bring about.
 */
export function watchPlace(button: Element): () => boolean {
  const look = () => {
    const { x, y } = button.getBoundingClientRect()
    return { size: `${innerWidth} ${innerHeight}`, place: `${x} ${y}` }
  }
  let last = look()
  return () => {
    const before = last
    last = look()
    return last.size !== before.size && last.place !== before.place
  }
}
