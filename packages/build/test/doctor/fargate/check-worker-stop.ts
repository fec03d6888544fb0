import t from 'tap'
import { checkWorkerStop } from '../../../src/doctor/fargate/check-worker-stop.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('ends with the code that says that work is left', async (t) => {
  const context = await smallContext(t, 'fargate')
  t.same(await checkWorkerStop(context), { state: 'ok', note: 'ended with 143' })
  t.match(await checkWorkerStop({ ...context, samples: [] }), { state: 'skipped' })
})

const faults: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
  [{ stopped: 0 }, /^stopped at work it ended with 0; 143 says that work is left/],
  [{ deaf: true }, /^it did not end within 2 s of SIGTERM, as it was told by --stop-timeout-seconds/],
  [{ throws: 'broken' }, /^it ended with 1: Error: broken, before it could be stopped at work$/],
]
for (const [flags, reason] of faults) {
  t.test(JSON.stringify(flags), async (t) => {
    const context = await smallContext(t, 'fargate', flags, { stop: 1 })
    t.match(await checkWorkerStop(context), { state: 'failed', reason })
  })
}
