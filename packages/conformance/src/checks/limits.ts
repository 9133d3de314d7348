import type { Kit } from '../bank/kit.ts'
import { openSession } from '../bank/viewers.ts'
import { demand, demandEqual, expectProblem } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import type { Group } from '../requirement.ts'

export const limitChecks: Group = {
  name: 'Rate limits',
  requirements: [
    {
      id: 'RAT-01',
      title: 'A session may say ten opinions a day: then rate-limited, with Retry-After in whole seconds',
      check: checkDailyLimit,
    },
    {
      id: 'RAT-02',
      title: 'A burst of sign-ins is bounded by rate-limited; on loopback a bank may do without',
      check: checkBurst,
    },
  ],
}

const mostOpinions = 10

async function checkDailyLimit(kit: Kit) {
  const token = await openSession(kit)
  const give = () => kit.send('POST /v1/feedback', { token, body: { score: 9 }, isPatient: false })
  for (let n = 0; n < mostOpinions; n++) {
    const answer = await give()
    demand(answer.status === 200 || answer.status === 201, `status ${answer.status} of opinion ${n + 1}`, answer)
  }
  expectLimited(await give())
}

function expectLimited(answer: Answer): void {
  const { retryAfterMs } = expectProblem(answer, 'rate-limited')
  const retryAfter = answer.headers.get('Retry-After') ?? ''
  demand(/^[1-9]\d*$/.test(retryAfter), `Retry-After: ${retryAfter || '(none)'} is no count of seconds`, answer)
  if (retryAfterMs !== undefined) {
    demandEqual(Number(retryAfter), Math.ceil(retryAfterMs / 1000), 'Retry-After beside retryAfterMs', answer)
  }
}

const burst = 30

async function checkBurst(kit: Kit) {
  const token = await openSession(kit)
  const body = {
    hostOrigin: kit.options.hostOrigin,
    orderRef: 'burst',
    orderMinor: 1,
    currency: kit.options.currency,
    locale: 'en',
  }
  for (let n = 1; n <= burst; n++) {
    const answer = await kit.send('POST /v1/sessions/sign-in', { token, body, isPatient: false })
    if (answer.status !== 429) continue
    expectLimited(answer)
    return `after ${n - 1}`
  }
  const isLoopback = /^https?:\/\/(127\.|localhost[:/]|\[::1\])/.test(`${kit.options.base}/`)
  demand(isLoopback, `${burst} sign-ins of one session at once, and no limit`)
  return 'no limit on loopback'
}
