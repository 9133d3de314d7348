/** One part of `npm test`. */
export interface Check {
  name: string
  run: () => Promise<Outcome>
}

export interface Outcome {
  passed: number
  failed: number
  /** What a person needs to see; one for every failure at least. */
  messages: string[]
  /** What could not be tried on this machine: neither passed nor failed, and repeated before the last line. */
  notRun?: string[]
}

/** The outcome of a command that counts one. */
export function countOne({ code, output }: { code: number; output: string }): Outcome {
  return code === 0 ? { passed: 1, failed: 0, messages: [] } : { passed: 0, failed: 1, messages: [output] }
}
