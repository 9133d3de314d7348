/** Every attribute of `<offer-dock>`; each is reflected by a property (`stream-ms` by `streamMs`). */
export const attributes = [
  'amount',
  'avoid',
  'campaign',
  'category',
  'currency',
  'locale',
  'order',
  'pin',
  'placement',
  'product',
  'relay-to',
  'room',
  'stream-ms',
  'streamer',
  'surface',
  'tags',
  'theme',
] as const

export type Attribute = (typeof attributes)[number]
type Camel<S extends string> = S extends `${infer A}-${infer B}` ? `${A}${Capitalize<B>}` : S

/** Options of a dock by property name; all are optional text, as attributes are. */
export type DockOptions = { [A in Attribute as Camel<A>]?: string | number | null }

export const propertyOf = (attribute: Attribute) =>
  attribute.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase()) as keyof DockOptions

/** Sets or removes the attributes that `options` names. */
export function setOptions(element: Element, options: DockOptions) {
  for (const attribute of attributes) {
    const value = options[propertyOf(attribute)]
    if (value === null) element.removeAttribute(attribute)
    else if (value !== undefined) element.setAttribute(attribute, `${value}`)
  }
}
