/** The `lang` that holds for an element, through shadow roots. */
export function nearestLang(element: Element): string | undefined {
  const holder = element.closest<HTMLElement>('[lang]')
  if (holder) return holder.lang
  const root = element.getRootNode()
  return root instanceof ShadowRoot ? nearestLang(root.host) : undefined
}
