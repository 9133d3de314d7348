import { agreement } from '@offerdock/sdk/contract'
import { makeDeal } from '../bank/agree.ts'
import { makeBriefDeal } from '../bank/briefDeal.ts'
import type { Kit } from '../bank/kit.ts'
import { abandon, act, askPlatform, readAgreement } from '../bank/orders.ts'
import { uuidV7 } from '../bank/uuidV7.ts'
import { personas, viewerOf } from '../bank/viewers.ts'
import { demandEqual, expectBody, expectProblem } from '../http/expect.ts'
import type { Answer } from '../http/send.ts'
import type { Group } from '../requirement.ts'

export const platformChecks: Group = {
  name: 'The platform’s server',
  requirements: [
    {
      id: 'PLT-01',
      title: 'With the secret key the platform reads the agreement as the viewer’s confirm answered it',
      async check(kit) {
        const { agreementId, confirmed } = await makeDeal(kit)
        demandEqual(await readAgreement(kit, agreementId), confirmed.agreement, 'agreement')
      },
    },
    {
      id: 'PLT-02',
      title: 'No key, a wrong one or a viewer’s token opens none of the platform’s calls',
      check: checkKeys,
    },
    {
      id: 'PLT-03',
      title: 'The agreement of another client is not-found in every call, and stays as it is',
      needs: 'second-client',
      async check(kit) {
        const { agreementId } = await makeDeal(kit)
        for (const line of linesOf(agreementId)) {
          const answer = await callWith(kit, line, kit.options.secondSecretKey)
          expectProblem(answer, 'not-found')
        }
        demandEqual((await readAgreement(kit, agreementId)).status, 'reserved', 'status')
      },
    },
    {
      id: 'PLT-04',
      title: 'A capture claims a reserved agreement, is safe to repeat, and a release comes too late then',
      async check(kit) {
        const { agreementId } = await makeDeal(kit)
        demandEqual(expectBody(await act(kit, agreementId, 'capture'), agreement).status, 'captured', 'status')
        demandEqual(expectBody(await act(kit, agreementId, 'capture'), agreement).status, 'captured', 'status again')
        expectProblem(await act(kit, agreementId, 'release'), 'wrong-state')
        demandEqual((await readAgreement(kit, agreementId)).status, 'captured', 'status at last')
      },
    },
    {
      id: 'PLT-05',
      title: 'A release lets it go, is safe to repeat, and a capture comes too late then',
      async check(kit) {
        const { agreementId } = await makeDeal(kit)
        demandEqual(expectBody(await act(kit, agreementId, 'release'), agreement).status, 'released', 'status')
        demandEqual(expectBody(await act(kit, agreementId, 'release'), agreement).status, 'released', 'status again')
        expectProblem(await act(kit, agreementId, 'capture'), 'wrong-state')
      },
    },
    {
      id: 'PLT-06',
      title: 'The viewer abandons their own while it is reserved; a capture wins',
      async check(kit) {
        const own = await makeDeal(kit)
        demandEqual(expectBody(await abandon(kit, own.token, own.agreementId), agreement).status, 'released', 'status')
        demandEqual((await abandon(kit, own.token, own.agreementId)).status, 200, 'status of a repeat')
        const captured = await makeDeal(kit)
        await act(kit, captured.agreementId, 'capture')
        expectProblem(await abandon(kit, captured.token, captured.agreementId), 'wrong-state')
        demandEqual((await readAgreement(kit, captured.agreementId)).status, 'captured', 'status after the capture')
      },
    },
    {
      id: 'PLT-07',
      title: 'Nobody abandons the agreement of another viewer',
      async check(kit) {
        const { agreementId } = await makeDeal(kit)
        expectProblem(await abandon(kit, await viewerOf(kit, personas.second), agreementId), 'not-found')
        demandEqual((await readAgreement(kit, agreementId)).status, 'reserved', 'status')
      },
    },
    {
      id: 'PLT-08',
      title: 'With a key, a capture answers the same bytes again, and another request is idempotency-mismatch',
      async check(kit) {
        const [first, second] = [await makeDeal(kit), await makeDeal(kit)]
        const headers = { 'Idempotency-Key': uuidV7() }
        const answer = await act(kit, first.agreementId, 'capture', { headers })
        const again = await act(kit, first.agreementId, 'capture', { headers })
        demandEqual([again.status, again.text], [answer.status, answer.text], 'answer of a repeat', again)
        expectProblem(await act(kit, second.agreementId, 'capture', { headers }), 'idempotency-mismatch')
        demandEqual((await readAgreement(kit, second.agreementId)).status, 'reserved', 'status of the other agreement')
      },
    },
    {
      id: 'PLT-09',
      title: 'What is not captured in time is expired, and neither capture nor release comes back from there',
      needs: 'second-client',
      waits: true,
      check: checkExpiry,
    },
  ],
}

const linesOf = (agreementId: string) => [
  `GET /v1/agreements/${agreementId}`,
  `POST /v1/agreements/${agreementId}/capture`,
  `POST /v1/agreements/${agreementId}/release`,
  `POST /v1/agreements/${agreementId}/refund`,
]

function callWith(kit: Kit, line: string, token: string | undefined): Promise<Answer> {
  const headers = { 'Idempotency-Key': uuidV7() }
  return kit.send(line, line.endsWith('refund') ? { token, headers, body: { refundMinor: 1 } } : { token })
}

async function checkKeys(kit: Kit) {
  const { agreementId, token } = await makeDeal(kit)
  for (const key of [undefined, 'sk_wrong_key', token]) {
    for (const line of linesOf(agreementId)) expectProblem(await callWith(kit, line, key), 'unauthorized')
  }
  expectProblem(await askPlatform(kit, 'GET /v1/agreements/no-such-agreement'), 'not-found')
  demandEqual((await readAgreement(kit, agreementId)).status, 'reserved', 'status')
}

async function checkExpiry(kit: Kit) {
  const { agreementId, waitForEnd } = await makeBriefDeal(kit)
  await waitForEnd()
  const token = kit.options.secondSecretKey
  expectProblem(await act(kit, agreementId, 'capture', { token }), 'expired')
  expectProblem(await act(kit, agreementId, 'release', { token }), 'expired')
  demandEqual((await readAgreement(kit, agreementId, token)).status, 'expired', 'status')
}
