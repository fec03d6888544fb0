import t from 'tap'
import { checkExecutionParameters } from '../../../src/doctor/http/check-execution-parameters.ts'
import { listening } from '../fixtures/small-server.ts'

t.test('what a transform can read', async (t) => {
  t.same(await checkExecutionParameters(await listening(t)), {
    state: 'ok',
    note: '4 × 6 MB, MULTI_RECORD',
  })
})

const faults: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
  [{ BatchStrategy: 'MultiRecord' }, /"MultiRecord".*, which SageMaker would not read$/],
  [{ MaxPayloadInMB: '6' }, /, which SageMaker would not read$/],
  [{ MaxConcurrentTransforms: 17 }, /asks for 17 requests of 6 MB at once; SageMaker sends 100 MB in all$/],
]
for (const [parameters, reason] of faults) {
  t.test(`not ${JSON.stringify(parameters)}`, async (t) => {
    const server = await listening(t, { parameters })
    t.match(await checkExecutionParameters(server), { state: 'failed', reason })
  })
}

t.test('no answer', async (t) => {
  const server = await listening(t)
  await server.process.close()
  t.match(await checkExecutionParameters(server), { reason: /^\/execution-parameters did not answer: / })
})
