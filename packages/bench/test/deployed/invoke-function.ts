import t from 'tap'
import { invokeFunction } from '../../src/deployed/invoke-function.ts'
import { openLambda } from '../../src/deployed/open-clients.ts'
import { deployedEcho } from '../fixtures/deployed.ts'

t.test('an answer brings the end of the log and the report', async (t) => {
  await deployedEcho(t)
  const lambda = await openLambda({})
  const first = await invokeFunction(lambda, { functionName: 'forest', body: '{}' })
  t.notOk('failed' in first)
  t.equal(Buffer.from(first.answer).toString(), '{}')
  t.match(first.log, /^START .*\nEND .*\nREPORT /)
  t.match(first.report, { memoryMegabytes: 256, initMilliseconds: Number, billedMilliseconds: Number })
  const second = await invokeFunction(lambda, { functionName: 'forest', body: '{"fail":"it is full"}' })
  t.equal(second.failed, 'it is full')
  t.notOk('initMilliseconds' in (second.report ?? {}))
  lambda.client.destroy()
})
