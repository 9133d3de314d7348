export { proposeStandard } from './proposeStandard.ts'
export { StandardTerms } from './StandardTerms.tsx'
