import { Client, type QueryResult } from 'pg'

/** More texts than the bank has; a text made anew for every call must not fill the server's memory. */
const maxPrepared = 500
/** Shared by all connections: a name stands for its text. */
const names = new Map<string, string>()

/**
 * A connection on which PostgreSQL reads and plans each statement once, not for every call: of a small statement that is
 * most of the work. Kysely, which builds the statements, has no names for them.
 */
export class PreparingClient extends Client {
  /** It has this method; its types do not have it yet. */
  declare getTransactionStatus: () => string | null

  /** Names of statements whose tables have changed under this connection are never used again. */
  #changes = 0

  // biome-ignore lint/suspicious/noExplicitAny: pg's `query` takes a cursor, a config or a text, and says so in eight overloads
  override query(text: any, values?: any): any {
    const name = typeof text === 'string' && values?.length > 0 ? nameOf(text) : undefined
    return name ? this.#queryPrepared(name, text, values) : super.query(text, values)
  }

  async #queryPrepared(name: string, text: string, values: unknown[]): Promise<QueryResult> {
    try {
      return await super.query({ name: `${name}-${this.#changes}`, text, values })
    } catch (error) {
      if (!isOutdated(error)) throw error
      this.#changes++
      // In a transaction nothing more can be asked; `transact` begins it again.
      if (this.getTransactionStatus() !== 'I') throw error
      return super.query({ text, values })
    }
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= maxPrepared) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** Another bank has brought the tables up to date, and a prepared statement would now have other columns. */
export const isOutdated = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '0A000' && error.message.startsWith('cached plan')
