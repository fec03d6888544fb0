import t from 'tap'
import { failureOf, sampleFault } from '../../../src/doctor/lambda/sample-fault.ts'
import { smallFunction } from '../fixtures/small-function.ts'
import { samples } from '../fixtures/small-model.ts'

const [one] = samples

t.test('the recorded answer', async (t) => {
  const fn = await smallFunction(t)
  t.equal(await sampleFault(fn, one), undefined)
  t.equal(await sampleFault(fn, undefined), undefined)
})

t.test('another answer', async (t) => {
  t.match(
    await sampleFault(await smallFunction(t, { wrong: true }), one),
    /is not the recorded one: output y is 4/,
  )
})

t.test('no answer', async (t) => {
  const fn = await smallFunction(t, { throws: 'broken' })
  t.equal(await sampleFault(fn, one), 'it failed with Error: broken')
})

t.test('failures as Lambda tells them', async (t) => {
  const payload = '{"errorMessage": "RequestId: a-b Error: Runtime exited"}'
  t.equal(failureOf('Runtime.ExitError', payload), 'it failed with Runtime.ExitError: Runtime exited')
  t.equal(failureOf('HTTP 500', 'no JSON'), 'it failed with HTTP 500: no JSON')
})
