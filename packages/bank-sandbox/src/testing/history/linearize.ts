/** The sequential truth: which states may follow when an operation with this answer takes effect. None: impossible. */
export interface Model<State, Operation> {
  initial: State
  step: (state: State, operation: Operation) => State[]
}

interface Interval {
  startMs: number
  /** Infinite for an operation without an answer; it may take effect at any time after its start, or never. */
  endMs: number
}

/**
 * Is there an order of the operations that keeps real time and that the model allows? The search of Wing and Gong
 * (1993) with the memory of Lowe (2017): a set of operations done, with the state they led to, is looked at once.
 */
export function isLinearizable<State, Operation extends Interval>(
  operations: Operation[],
  { initial, step }: Model<State, Operation>,
): boolean {
  const seen = new Set<string>()
  const stack = [{ done: 0n, state: initial }]
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { done, state } = next
    const open = operations.flatMap((operation, i) =>
      (done >> BigInt(i)) & 1n ? [] : [{ operation, bit: 1n << BigInt(i) }],
    )
    const firstEndMs = Math.min(...open.map(({ operation }) => operation.endMs))
    if (firstEndMs === Number.POSITIVE_INFINITY) return true
    for (const { operation, bit } of open) {
      if (operation.startMs > firstEndMs) continue
      for (const after of step(state, operation)) {
        // It may as well never take effect.
        if (after === state && operation.endMs === Number.POSITIVE_INFINITY) continue
        const key = `${done | bit} ${JSON.stringify(after)}`
        if (seen.has(key)) continue
        seen.add(key)
        stack.push({ done: done | bit, state: after })
      }
    }
  }
  return false
}
