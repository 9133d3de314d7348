import type { Setup } from '../order.ts'
import type { Policy } from '../policy.ts'
import type { Refusal } from '../refusal.ts'

/** What is wrong with the set-up of the bank's side, the first thing found; an order is not looked at before it is right. */
export function judgeSetup(policy: Policy, setup: Setup): Refusal | null {
  const refuse = (rule: string): Refusal => ({ refused: 'bad-config', rule })
  const { minimumRetentionYears, needsImpactAssessment, keepsDataLocal } = policy.setup
  if (setup.defaultPlanId) return refuse('CN-06')
  if (setup.preselectedAddons?.length) return refuse('CN-24')
  if (setup.audiences?.some((audience) => isBanned(policy, audience))) return refuse('CN-28')
  if ((setup.retentionYears ?? 0) < minimumRetentionYears) return refuse('CN-22')
  if (needsImpactAssessment && !setup.impactAssessmentId?.trim()) return refuse('PI-10')
  const local = setup.localOrigins ?? []
  if (keepsDataLocal && setup.origins?.some((origin) => !local.includes(origin))) return refuse('PI-09')
  return null
}

/** An audience is banned by any word of its name, as `student` in `tier1-students`. */
const isBanned = (policy: Policy, audience: string) =>
  policy.personalization.bannedAudiences.some((word) => audience.normalize('NFKC').toLowerCase().includes(word))
