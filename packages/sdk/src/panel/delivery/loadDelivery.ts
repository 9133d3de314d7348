import { createPart } from '../createPart.ts'

export type DeliveryPart = ReturnType<typeof import('./deliveryPart.ts').openDelivery>

/** Loads the part once; null where it cannot be had now, and the tab's own memory has to do. */
export type LoadDelivery = () => Promise<DeliveryPart | null>

export const createDeliveryLoader = (clientId: string): LoadDelivery =>
  createPart(async () => (await import('./deliveryPart.ts')).openDelivery(clientId)).load
