/** The `lang` that holds for an element, through shadow roots. */
export function nearestLang(element: Element): string | undefined {
  const holder = element.closest<HTMLElement>('[lang]')
  if (holder) return holder.lang
  // Not by instanceof: in a frame of the page's origin the root is of another realm.
  const { host } = element.getRootNode() as Partial<ShadowRoot>
  return host && nearestLang(host)
}
