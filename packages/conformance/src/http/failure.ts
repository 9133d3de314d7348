import type { Exchange } from './exchange.ts'

/** A demand that was not met, with the exchange in which it showed. */
export class Failure extends Error {
  override name = 'Failure'
  readonly exchange: Exchange | null

  constructor(message: string, exchange: Exchange | null = null) {
    super(message)
    this.exchange = exchange
  }
}

/** The bank, or its catalog, says that it has no such thing: nothing was checked. */
export class Lacking extends Error {
  override name = 'Lacking'
}
