import type { ColumnType, Generated } from 'kysely'

export interface RiskTables {
  kill_switches: KillSwitchesTable
  risk_subjects: RiskSubjectsTable
  campaign_uses: CampaignUsesTable
  risk_decisions: RiskDecisionsTable
  risk_alarms: RiskAlarmsTable
}

interface KillSwitchesTable {
  scope: 'bank' | 'client' | 'campaign'
  /** Empty for the bank. */
  id: string
  reason: string
  since: Generated<Date>
}

/** What was agreed for one account, device, card or network of one client. */
interface RiskSubjectsTable {
  /** A keyed hash; the rows name nobody. */
  subject: string
  /** The bank's day that `agreements` and `total_minor` are of. */
  day: string
  agreements: number
  total_minor: number
  /** How long the bucket takes to win back one agreement; 0 without a velocity. */
  refill_ms: number
  /** When the bucket is full again. */
  full_at: Date
}

/** Which quotes were confirmed with a campaign, for whom; it counts while the agreement does. */
interface CampaignUsesTable {
  subject: string
  campaign_id: string
  quote_id: string
}

/** Why the floor refused a confirm. For the bank only. */
interface RiskDecisionsTable {
  decision_id: Generated<number>
  quote_id: string
  conversion_id: string
  client_id: string
  campaign_id: string | null
  reason: string
  seen: ColumnType<Record<string, number>, string, never>
  decided_at: Generated<Date>
}

/** A minute in which a campaign ran away from what the bank expects of it. */
interface RiskAlarmsTable {
  alarm_id: Generated<number>
  client_id: string
  campaign_id: string
  minute: Date
  agreements: number
  expected_per_minute: number
  raised_at: Generated<Date>
}
