import type { Failure, OrderAnswer } from '../api.ts'
import { askBank, type Request } from './askBank.ts'
import { noteAgreement } from './noteAgreement.ts'
import type { Order } from './orders.ts'
import type { Platform } from './platform.ts'
import { toOrderAnswer } from './toOrderAnswer.ts'

type Verdict = { status: 200; body: OrderAnswer } | { status: 409 | 502; body: Failure }

/** What an operator of the platform does with a paid order: capture it when the goods leave, release it, refund it. */
export async function actOnOrder(order: Order, request: Request, { bank }: Platform): Promise<Verdict> {
  if (!order.agreement) return refusal(409, 'no-agreement', 'Nobody has paid this order')
  const answer = await askBank(order.agreement.agreementId, request, bank)
  if (answer.status === 'unreachable') return refusal(502, 'bank-unreachable', 'The bank could not be asked')
  if (answer.status === 'refused') return refusal(409, answer.code, `The bank did not ${request.act}`)
  noteAgreement(order, answer.agreement)
  return { status: 200, body: toOrderAnswer(order) }
}

const refusal = (status: 409 | 502, error: string, message: string): Verdict => ({ status, body: { error, message } })
