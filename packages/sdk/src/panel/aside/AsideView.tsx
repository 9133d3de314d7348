import type { AsideName } from '../aside.ts'
import { ApplicationView } from './ApplicationView.tsx'
import type { AsideProps } from './AsideProps.ts'
import { CallbackView } from './CallbackView.tsx'
import { ComplaintView } from './ComplaintView.tsx'
import { FeedbackView } from './FeedbackView.tsx'
import { PrivacyView } from './PrivacyView.tsx'

const views = {
  privacy: PrivacyView,
  complaint: ComplaintView,
  application: ApplicationView,
  callback: CallbackView,
  feedback: FeedbackView,
} as const satisfies Record<AsideName, unknown>

export function AsideView({ name, ...props }: AsideProps & { name: AsideName }) {
  const View = views[name]
  return <View {...props} />
}
