import { InferryError, type Sample } from '@inferry/core'
import { fakePredictor } from '@inferry/testing'
import t from 'tap'
import { modelExamples } from '../../src/openapi/model-examples.ts'

const sample: Sample = {
  name: 'first',
  inputs: { x: { type: 'float32', dims: [1, 2], data: Float32Array.of(1, 2) } },
  outputs: {},
}

t.test('answered by the model, without what it refuses', async (t) => {
  const predictor = fakePredictor({
    answer(input) {
      if (input.contentType !== 'text/csv') throw new InferryError('INVALID_INPUT', 'no')
      return { contentType: 'text/csv; charset=utf-8', body: Buffer.from('é\n') }
    },
  })
  const { examples, complete } = await modelExamples(predictor, [sample])
  t.match(examples, [{ request: { name: 'csv' }, answer: { contentType: 'text/csv', body: 'é\n' } }])
  t.equal(examples.length, 1)
  t.equal(complete, true)
})

t.test('no sample, no example', async (t) => {
  t.same(await modelExamples(fakePredictor({}), []), { examples: [], complete: true })
})

t.test('what may pass is told', async (t) => {
  for (const error of [
    new InferryError('OVERLOADED', 'full'),
    new InferryError('NOT_READY', 'no'),
    new Error(),
  ]) {
    const predictor = fakePredictor({
      answer() {
        throw error
      },
    })
    t.same(await modelExamples(predictor, [sample]), { examples: [], complete: false })
  }
})
