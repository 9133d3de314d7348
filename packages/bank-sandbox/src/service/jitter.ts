/** From once to twice as long, so that those who were sent away together do not come back together. */
export const jitter = (waitMs: number) => Math.ceil(waitMs * (1 + Math.random()))
