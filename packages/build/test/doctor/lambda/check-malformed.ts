import t from 'tap'
import { checkMalformed } from '../../../src/doctor/lambda/check-malformed.ts'
import { smallFunction } from '../fixtures/small-function.ts'
import { samples } from '../fixtures/small-model.ts'

const [one] = samples

t.test('are told, and forgotten', async (t) => {
  t.same(await checkMalformed(await smallFunction(t), one), { state: 'ok' })
})

t.test('are failures of the function', async (t) => {
  t.match(await checkMalformed(await smallFunction(t, { crashes: true }), one), {
    state: 'failed',
    reason: /^asked with .*"content-type":5.* it failed with Error: no type, in place of a 4xx$/,
  })
})

t.test('are answered as if they were well', async (t) => {
  t.match(await checkMalformed(await smallFunction(t, { status: 200 }), one), {
    state: 'failed',
    reason: /is answered with 200 in place of a 4xx$/,
  })
})

t.test('spoil the next answer', async (t) => {
  t.match(await checkMalformed(await smallFunction(t, { sticky: true }), one), {
    state: 'failed',
    reason: /^after malformed events the answer to .* is not the recorded one.*: they must leave no trace$/,
  })
})
