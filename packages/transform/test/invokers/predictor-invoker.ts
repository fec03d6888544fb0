import { InferryError } from '@inferry/core'
import { fakePredictor } from '@inferry/testing'
import t from 'tap'
import { predictorInvoker } from '../../src/invokers/predictor-invoker.ts'

t.test('asks the predictor', async (t) => {
  const asked: unknown[] = []
  const predictor = fakePredictor({
    answer(input, options) {
      asked.push(options)
      return { contentType: 'text/plain', body: input.body }
    },
  })
  const invoker = predictorInvoker(predictor)
  await invoker.ready()
  t.same(await invoker.executionParameters(), {})
  const request = { contentType: 'text/csv', body: Buffer.from('1\n') }
  const signal = new AbortController().signal
  t.same(await invoker.invoke(request, { accept: 'text/plain', signal }), {
    contentType: 'text/plain',
    body: request.body,
  })
  await invoker.invoke(request, {})
  t.same(asked, [{ accept: 'text/plain', signal }, {}])
  const stream = await invoker.invokeStream({ contentType: 'text/csv', body: one(request.body) }, {})
  t.equal(stream.contentType, 'text/plain')
  for await (const chunk of stream.body) t.same(chunk, request.body)
  await invoker.close()
})

t.test('its failures are as they are', async (t) => {
  const error = new InferryError('INVALID_INPUT', 'no')
  const invoker = predictorInvoker(
    fakePredictor({
      answer() {
        throw error
      },
    }),
  )
  await t.rejects(invoker.invoke({ contentType: 'text/csv', body: Buffer.from('') }, {}), error)
})

async function* one(body: Uint8Array) {
  yield body
}
