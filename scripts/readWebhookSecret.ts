import { webhookSettings } from '../packages/sdk/src/contract/index.ts'

/**
 * The newest secret that signs a client's webhooks, as the bank on this machine gives it to its operator. Null where it
 * gives none: a seed without the client, a bank that others can reach, or one that has just ended.
 */
export async function readWebhookSecret(bankOrigin: string, clientId: string): Promise<string | null> {
  const { OPERATOR_KEY: key } = process.env
  const headers: Record<string, string> = key ? { authorization: `Bearer ${key}` } : {}
  const response = await fetch(`${bankOrigin}/admin/webhooks/${clientId}`, { headers }).catch(() => null)
  return response?.ok ? (webhookSettings.parse(await response.json()).secrets[0]?.secret ?? null) : null
}
