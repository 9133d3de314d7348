import { createHmac } from 'node:crypto'

/**
 * The headers of Standard Webhooks (standardwebhooks.com). One signature for each secret that is in force, so that a
 * platform may change to a new one when it likes.
 */
export function signWebhook(event: { eventId: string; body: string; now: Date }, secrets: string[]) {
  const timestamp = String(Math.floor(event.now.getTime() / 1000))
  const signed = `${event.eventId}.${timestamp}.${event.body}`
  const signatures = secrets.map((secret) => {
    const key = Buffer.from(secret.slice('whsec_'.length), 'base64')
    return `v1,${createHmac('sha256', key).update(signed).digest('base64')}`
  })
  return { 'webhook-id': event.eventId, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') }
}
