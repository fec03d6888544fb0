import t from 'tap'
import { checkFunctionSamples } from '../../../src/doctor/lambda/check-function-samples.ts'
import { smallFunction } from '../fixtures/small-function.ts'
import { samples } from '../fixtures/small-model.ts'

t.test('every sample, in the envelope and by itself', async (t) => {
  const fn = await smallFunction(t)
  t.same(await checkFunctionSamples(fn, samples), { state: 'ok', note: '2 samples' })
  t.match(await checkFunctionSamples(fn, []), { state: 'skipped' })
})

t.test('another answer', async (t) => {
  t.match(await checkFunctionSamples(await smallFunction(t, { wrong: true }), samples), {
    state: 'failed',
    reason: /^asked for the sample one the answer to the sample "one" is not the recorded one/,
  })
})
