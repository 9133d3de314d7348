import path from 'node:path'

/** The root of the checkout, wherever the command was called from. */
export const root = path.resolve(import.meta.dirname, '../..')

/** Never committed; deleting it costs time only. */
export const cacheDir = path.join(root, '.cache')

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts)
