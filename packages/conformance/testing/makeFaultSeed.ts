import { builtInSeed, writeSeed } from '../../bank-sandbox/src/testing/makeSeed.ts'

/** Clients of the banks with a fault: one without a reading time, and one whose points are lost on a refund. */
export const faultClients = {
  demo: { clientId: 'pk_test_demo', secret: 'sk_test_demo' },
  lost: { clientId: 'pk_lost', secret: 'sk_test_lost' },
}

export const secondClient = { clientId: 'pk_test_brief', secret: 'sk_test_brief' }

/** Writes the built-in seed with these clients to a file. */
export function makeFaultSeed(): string {
  const seed = builtInSeed()
  const standard = seed.offers['cn-standard']
  if (!standard?.refund) throw new Error('the built-in seed has no offer cn-standard with a rule for refunds')
  const { riskRules, ...quick } = { ...standard, readingMs: 0 }
  seed.offers['cn-standard'] = quick
  seed.offers['cn-lost'] = { ...quick, refund: { ...standard.refund, pointsBack: 'LOST' } }
  const demo = seed.clients.find(({ clientId }) => clientId === faultClients.demo.clientId)
  if (!demo) throw new Error('the built-in seed has no demo client')
  seed.clients.push({ ...demo, ...faultClients.lost, offer: 'cn-lost' })
  return writeSeed(seed)
}
