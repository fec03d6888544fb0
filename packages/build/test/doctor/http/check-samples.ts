import t from 'tap'
import { checkSamples } from '../../../src/doctor/http/check-samples.ts'
import { listening } from '../fixtures/small-server.ts'

t.test('answers as recorded', async (t) => {
  const server = await listening(t)
  t.same(await checkSamples(server, '/invocations'), { state: 'ok', note: '2 samples' })
  t.same(await checkSamples({ ...server, samples: [] }, '/invocations'), {
    state: 'skipped',
    reason: 'the model has no samples',
  })
  await server.process.close()
  t.match(await checkSamples(server, '/invocations'), {
    state: 'failed',
    reason: /^\/invocations did not answer the sample one: connect ECONNREFUSED/,
  })
})

t.test('other answers', async (t) => {
  t.match(await checkSamples(await listening(t, { wrong: true }), '/invocations'), {
    state: 'failed',
    reason:
      /^the answer to the sample "one" is not the recorded one: output y is 4 .*; verify and build again$/,
  })
})

t.test('refusals', async (t) => {
  t.same(await checkSamples(await listening(t, { status: 500 }), '/invocations'), {
    state: 'failed',
    reason: '/invocations answered the sample one with 500: it cannot',
  })
})
