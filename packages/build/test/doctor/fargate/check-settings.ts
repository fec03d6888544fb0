import t from 'tap'
import { checkSettings } from '../../../src/doctor/fargate/check-settings.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('a wrong one ends it with 64', async (t) => {
  t.same(await checkSettings(await smallContext(t, 'fargate')), { state: 'ok', note: 'ends with 64' })
})

t.test('with another code', async (t) => {
  t.match(await checkSettings(await smallContext(t, 'fargate', { usage: 1 })), {
    state: 'failed',
    reason: /^with --split-type Nonsense it ended with 1: --split-type is Nonsense; 64 says that/,
  })
})

t.test('goes unnoticed', async (t) => {
  t.match(await checkSettings(await smallContext(t, 'fargate', { lenient: true })), {
    reason: /^with --split-type Nonsense it ended with 0; 64 says that no other try is of use$/,
  })
})
