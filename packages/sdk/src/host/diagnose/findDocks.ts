/** Every dock of the page, also in open shadow roots; nobody can look into closed ones. */
export function findDocks(root: Document | ShadowRoot): HTMLElement[] {
  return Array.from(root.querySelectorAll<HTMLElement>('*')).flatMap((element) => {
    if (element.localName === 'offer-dock') return [element]
    return element.shadowRoot ? findDocks(element.shadowRoot) : []
  })
}
