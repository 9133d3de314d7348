/** `host-open.<hash>.js`: what is needed once a panel opens; the runtime that injected the tag takes it from there. */
import { handOver } from '../handOver.ts'
import { openPanel } from './openPanel.ts'

handOver(openPanel)
