/** `host-diagnose.<hash>.js`: what `OfferDock.diagnose()` and `debug` need, fetched for those who ask. */
import { handOver } from '../handOver.ts'
import { diagnose } from './diagnose.ts'
import { writeEvents } from './writeEvents.ts'

const part = { diagnose, writeEvents }
export type DiagnosePart = typeof part

handOver(part)
