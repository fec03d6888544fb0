import type { Manifest } from '@inferry/core'
import t from 'tap'
import { checkLargeAnswer } from '../../../src/doctor/lambda/check-large-answer.ts'
import { smallFunction } from '../fixtures/small-function.ts'
import { inputs, samples } from '../fixtures/small-model.ts'

const [one] = samples
const manifest = { inputs } as unknown as Manifest

t.test('is refused, and the next one is answered', async (t) => {
  const fn = await smallFunction(t, { long: true })
  t.match(await checkLargeAnswer(fn, one, manifest), { state: 'ok', note: /^\d+ rows are refused by 413$/ })
  t.match(await checkLargeAnswer(fn, undefined, manifest), { state: 'skipped' })
})

t.test('is sent, which Lambda does not take', async (t) => {
  const fn = await smallFunction(t, { long: true, careless: true })
  t.match(await checkLargeAnswer(fn, one, manifest), {
    state: 'failed',
    reason:
      /^asked for \d+ rows, it failed with Function\.ResponseSizeTooLarge: .*: an answer over 6 MB must be/,
  })
})

t.test('cannot be asked for', async (t) => {
  t.match(await checkLargeAnswer(await smallFunction(t), one, manifest), {
    state: 'skipped',
    reason: 'no question that Lambda would take has so large an answer with this model',
  })
})
