import { uuidV7 } from '../../../protocol/uuid.ts'
import type { BankApi } from '../../bankApi.ts'
import type { DeliveryPart } from '../../delivery/loadDelivery.ts'
import type { DiskFaults } from './createBrowser.ts'

/** What a panel is made with. */
interface Means {
  bank: BankApi
  part: DeliveryPart
}

/** A mistake that somebody could make in them. */
export type Mutant = (means: Means) => Means

const inPart = (change: (part: DeliveryPart) => Partial<DeliveryPart>): Mutant => {
  return ({ bank, part }) => ({ bank, part: { ...part, ...change(part) } })
}

export const noMutant: Mutant = (means) => means

/** The mistakes by name; each of them must be found. */
export const mutants: Record<string, { mutant: Mutant; disk?: Partial<DiskFaults> }> = {
  'sent before it is kept': { mutant: inPart(() => ({ keep: async (pending) => pending })) },
  'sent while it is being kept': {
    mutant: inPart(({ keep }) => ({
      async keep(pending) {
        keep(pending)
        return pending
      },
    })),
  },
  'deleted before it is sent': {
    mutant: inPart(({ keep, drop }) => ({
      async keep(pending) {
        const kept = await keep(pending)
        await drop(kept.conversionId)
        return kept
      },
    })),
  },
  'kept when the disk has not got it yet': { mutant: noMutant, disk: { isHasty: true } },
  'deleted once the bank has answered': { mutant: inPart(({ drop }) => ({ ack: drop })) },
  'taken for told once the bank has answered': { mutant: inPart(({ tell }) => ({ ack: tell })) },
  'deleted when the bank did not answer': {
    mutant: ({ bank, part }) => ({
      part,
      bank: {
        ...bank,
        async confirm(quoteId, id, request) {
          const answer = await bank.confirm(quoteId, id, request)
          return answer.failure ? { failure: { ...answer.failure, isFinal: true } } : answer
        },
      },
    }),
  },
  'another id for every try': {
    mutant: ({ bank, part }) => ({
      part,
      bank: { ...bank, confirm: (quoteId, _, request) => bank.confirm(quoteId, uuidV7(Date.now()), request) },
    }),
  },
  'another tab’s confirm overlooked': {
    mutant: inPart(({ keep }) => ({
      async keep(pending) {
        await keep(pending)
        return pending
      },
    })),
  },
  'found by whoever signs in': {
    mutant: inPart(({ keep, find }) => ({
      keep: async (pending) => ({ ...(await keep({ ...pending, who: '' })), who: pending.who }),
      find: (orderRef) => find(orderRef, ''),
    })),
  },
  'never sent again': { mutant: inPart(() => ({ resendConfirm: async () => {} })) },
}
