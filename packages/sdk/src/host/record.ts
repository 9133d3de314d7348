/** Any value as a record; what is none has no fields. */
export const record = (value: unknown) =>
  (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
