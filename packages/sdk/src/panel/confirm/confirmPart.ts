export { ConfirmView } from './ConfirmView.tsx'
