import { type Product, products } from '../products.ts'

export interface Pin {
  readonly product: Product
  readonly id: string
  next(): void
  watch(listener: () => void): () => void
}

/** The product the streamer puts forward. It moves only when QA says so. */
export function createPin(): Pin {
  let count = 0
  const listeners = new Set<() => void>()
  const current = () => products[count % products.length] ?? products[0]
  return {
    get product() {
      return current()
    },
    get id() {
      return `pin-${count + 1}`
    },
    next() {
      count += 1
      for (const listener of listeners) listener()
    },
    watch(listener) {
      listeners.add(listener)
      listener()
      return () => void listeners.delete(listener)
    },
  }
}
