import type { DockOptions } from '../host/attributes.ts'
import type { EventTable } from './connectEvents.ts'

// https://shopify.dev/docs/api/storefront-events-and-actions: what a theme says is on the event itself, in the shape of
// the Storefront API.

interface Money {
  amount: string
  currencyCode: string
}
interface Variant {
  id: string
  price: Money
}
interface Cart {
  cost: { totalAmount: Money }
}
interface CartUpdate {
  promise: Promise<{ cart: Cart | null }>
}

/** For docks beside one product: they follow the variant that the buyer looks at. */
export const shopifyProduct: EventTable = {
  // Cards in lists say `product:view` too, of other products.
  'shopify:product:view': ({ context, product }: { context: string; product: { selectedVariant: Variant | null } }) =>
    context === 'page' || context === 'dialog' ? product.selectedVariant && ofVariant(product.selectedVariant) : null,
  'shopify:product:select': ({ promise }: { promise: Promise<{ variant: Variant | null }> }) =>
    promise.then(({ variant }) => (variant ? ofVariant(variant) : { product: null, amount: null })),
}

/** For docks beside the cart: they follow its total. */
export const shopifyCart: EventTable = {
  'shopify:cart:view': ({ cart }: { cart: Cart | null }) => ofCart(cart),
  'shopify:cart:lines-update': ({ promise }: CartUpdate) => promise.then(({ cart }) => ofCart(cart)),
  'shopify:cart:discount-update': ({ promise }: CartUpdate) => promise.then(({ cart }) => ofCart(cart)),
}

const ofVariant = ({ id, price }: Variant): DockOptions => ({ product: id, ...ofMoney(price) })
const ofCart = (cart: Cart | null): DockOptions => (cart ? ofMoney(cart.cost.totalAmount) : { amount: '0' })

/** Shopify writes `4999.0` in every currency, also in those without minor units; zeros at the end change no amount. */
const ofMoney = ({ amount, currencyCode }: Money): DockOptions => ({
  amount: amount.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, ''),
  currency: currencyCode,
})
