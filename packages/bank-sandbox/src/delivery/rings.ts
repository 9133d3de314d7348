import { EventEmitter } from 'node:events'

/**
 * Rung with a client's id when this process has written an event for it. It saves waiting, nothing depends on it: the
 * event may be committed a little later or not at all, and the other processes do not hear it.
 */
export const rings = new EventEmitter()
