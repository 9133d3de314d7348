/** `host-diagnose.<hash>.js`: what `OfferDock.diagnose()` needs, fetched when it is called. */
import { handOver } from '../handOver.ts'
import { diagnose } from './diagnose.ts'

handOver(diagnose)
