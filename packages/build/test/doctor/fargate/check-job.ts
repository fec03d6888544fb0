import t from 'tap'
import { checkJob } from '../../../src/doctor/fargate/check-job.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('each record is answered as recorded', async (t) => {
  const context = await smallContext(t, 'fargate')
  t.same(await checkJob(context), { state: 'ok', note: '2 records answered as recorded' })
  t.match(await checkJob({ ...context, samples: [] }), { state: 'skipped' })
})

const faults: readonly (readonly [Readonly<Record<string, unknown>>, RegExp])[] = [
  [{ wrong: true }, /^line 1: the answer to the sample "one" is not the recorded one: output y is 4/],
  [{ throws: 'broken' }, /^a job of 2 records ended with 1: Error: broken; 0 says that it is done$/],
  [{ forgets: true }, /^the job ended with 0 and wrote no samples\.json\.out$/],
  [{ hangs: true }, /^a job of 2 records was not done within 1 s$/],
]
for (const [flags, reason] of faults) {
  t.test(JSON.stringify(flags), async (t) => {
    const limits = flags['hangs'] ? { job: 1 } : {}
    t.match(await checkJob(await smallContext(t, 'fargate', flags, limits)), { state: 'failed', reason })
  })
}
