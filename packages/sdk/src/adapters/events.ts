export { connectEvents, type EventSource, type EventTable } from './connectEvents.ts'
export { shopifyCart, shopifyProduct } from './shopify.ts'
