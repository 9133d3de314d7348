/** `host-live.<hash>.js`: what docks do once their badges show; loaded when the page is idle. */
import { handOver } from '../handOver.ts'
import { createLiveDock } from './createLiveDock.ts'

handOver(createLiveDock)
