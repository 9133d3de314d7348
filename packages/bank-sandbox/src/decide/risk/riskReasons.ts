/** Who or what an agreement is counted for. */
export const subjectKinds = ['account', 'device', 'card', 'network'] as const
export type SubjectKind = (typeof subjectKinds)[number]

/**
 * Why the floor refused, for the bank's own eyes: the viewer and the host read `declined` and nothing else. The order is
 * the one in which the floor looks.
 *
 * 1. `bank-killed`, `client-killed`, `campaign-killed`: an operator has thrown the kill switch of it.
 * 2. `campaign-over`: the campaign does not hold for this client, this room and the time at which the price was made.
 * 3. For each kind of subject: `…-day-count` and `…-day-sum`, its agreements of this day or what is to be paid for them;
 *    `…-velocity`, its agreements within minutes.
 * 4. For each kind of subject: `…-campaign-count`, its agreements of this campaign.
 */
export type RiskReason =
  | 'bank-killed'
  | 'client-killed'
  | 'campaign-killed'
  | 'campaign-over'
  | `${SubjectKind}-${'day-count' | 'day-sum' | 'velocity' | 'campaign-count'}`

/** A reason with the numbers that led to it, as `risk_decisions` keeps them. */
export interface Refusal {
  reason: RiskReason
  seen: Record<string, number>
}
