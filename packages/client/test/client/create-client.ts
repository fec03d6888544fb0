import { type Payload, tensorToOip } from '@inferry/core'
import { floatTensor } from '@inferry/testing'
import t from 'tap'
import type { PredictCallOptions } from '../../src/client/client.ts'
import { createClient } from '../../src/client/create-client.ts'
import { rejection } from '../fixtures/rejection.ts'

t.test('rows and tensors go through predict, with the options of the call', async (t) => {
  const asked: [Payload, PredictCallOptions | undefined][] = []
  const answers = [{ predictions: [1] }, { outputs: [tensorToOip('y', floatTensor([1], [2]))] }]
  const client = createClient({
    async predict(input, options) {
      asked.push([input, options])
      return { contentType: 'application/json', body: Buffer.from(JSON.stringify(answers[asked.length - 1])) }
    },
    async close() {},
  })
  const { signal } = new AbortController()
  t.same(await client.predictRows([{ a: 1 }], { model: 'm', signal }), [1])
  t.same(await client.infer({ x: floatTensor([1], [1]) }), { y: floatTensor([1], [2]) })
  t.same(asked[0]?.[1], { model: 'm', signal, accept: 'application/json' })
  t.same(asked[1]?.[1], { accept: 'application/vnd.sagemaker-triton.binary+json' })
  t.match(
    asked[1]?.[0].contentType,
    /^application\/vnd\.sagemaker-triton\.binary\+json;json-header-size=\d+$/,
  )
})

t.test('what is no payload is rejected before it is sent', async (t) => {
  const client = createClient({
    predict: async () => t.fail('sent') as never,
    async close() {},
  })
  for (const [input, field] of [
    [{ contentType: 'text/csv', body: '1,2' }, 'body'],
    [{ contentType: 'text/csv', body: 7 }, 'body'],
    [{ body: Buffer.from('1') }, 'contentType'],
    [undefined, 'contentType'],
  ] as const)
    t.match(await rejection(client.predict(input as never)), { code: 'INVALID_INPUT', location: { field } })
})
