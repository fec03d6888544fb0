import type { Refusal } from '@inferry/testing/aws'
import t from 'tap'
import { functionSender } from '../../src/load/function-sender.ts'
import { deployedEcho } from '../fixtures/deployed.ts'

t.test('answers with their reports, faults by their names, nothing twice', async (t) => {
  let refusal: Refusal | undefined
  const { requests } = await deployedEcho(t, { refuse: () => refusal })
  const sender = await functionSender({ functionName: 'forest', body: '{}' }, 2)
  t.match(await sender.send(), { fault: undefined, report: { initMilliseconds: Number } })
  t.match(await sender.send(), { fault: undefined, report: { initMilliseconds: undefined } })
  refusal = { status: 429, type: 'TooManyRequestsException', message: 'Rate Exceeded.' }
  const { length } = requests
  t.same(await sender.send(), { fault: 'TooManyRequestsException' })
  t.equal(requests.length, length + 1)
  refusal = undefined
  sender.close()
  const failing = await functionSender({ functionName: 'forest', body: '{"fail":"x"}' }, 1)
  t.match(await failing.send(), { fault: 'the function failed', report: { billedMilliseconds: Number } })
  failing.close()
})
