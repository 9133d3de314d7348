import type { Anomaly, History } from './history.ts'

/** One key, one effect: every answer under it is the same text, and names an agreement of its own. */
export function checkKeys({ operations }: History): Anomaly[] {
  const texts = new Map<string, string>()
  const owners = new Map<string, string>()
  const anomalies: Anomaly[] = []
  for (const operation of operations) {
    if (operation.type !== 'confirm' && operation.type !== 'refund') continue
    if (operation.answer.is !== 'ok') continue
    const key = operation.type === 'confirm' ? operation.key : operation.refundKey
    const { text } = operation.answer
    const first = texts.get(key) ?? text
    texts.set(key, first)
    if (first !== text) anomalies.push({ kind: 'answer-changed', detail: `${key}: ${first} became ${text}` })
    if (operation.type !== 'confirm') continue
    const { agreementId } = operation.answer
    const owner = owners.get(agreementId) ?? key
    owners.set(agreementId, owner)
    if (owner !== key) anomalies.push({ kind: 'agreement-doubled', detail: `${agreementId} is of ${owner} and ${key}` })
  }
  return anomalies
}
