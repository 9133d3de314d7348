import { createPart } from '../createPart.ts'

/** From the quote to the agreement, fetched while the viewer chooses. */
export const { load: loadConfirmPart, use: useConfirmPart } = createPart(() => import('./confirmPart.ts'))
