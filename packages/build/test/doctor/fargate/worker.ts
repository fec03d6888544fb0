import t from 'tap'
import { startWorker } from '../../../src/doctor/fargate/worker.ts'
import { smallContext } from '../fixtures/small-context.ts'

t.test('is told its settings by arguments', async (t) => {
  const worker = await startWorker(await smallContext(t, 'fargate'), { 'split-type': 'Nonsense' })
  t.teardown(() => worker.close())
  t.same(await worker.ended, { code: 64, signal: null })
  t.equal(worker.output(), '--split-type is Nonsense\n')
})
