import { type Attribute, attributes, propertyOf } from './attributes.ts'
import type { DockProps } from './OfferDockElement.ts'

/** Options of a dock as the attributes they stand for; those that are not given are left out. */
export function attributesOf(props: DockProps): Partial<Record<Attribute, string | number>> {
  const given = attributes.map((attribute) => [attribute, props[propertyOf(attribute)]] as const)
  return Object.fromEntries(given.filter(([, value]) => value !== undefined && value !== null))
}
