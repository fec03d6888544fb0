import t from 'tap'
import { measuredHere } from '../../src/run/measured.ts'
import { builtForest, builtWorker } from '../fixtures/forest.ts'

t.test('every cold start is a process, and so is every round', async (t) => {
  const { built, remove } = await builtForest([{ target: 'local', engine: 'trees' }])
  const [one] = built.map((each) => measuredHere(each, 3))
  if (one === undefined || !('start' in one)) throw new Error('a server is measured by its loads')
  t.equal(one.coldStarts, 3)
  t.notOk('coldStart' in one, 'each start is one')
  const round = await one.start()
  t.ok('cold' in round && round.cold.total > 0)
  t.equal(round.running.end(), undefined)
  await round.running.close()
  await one.restore()
  await one.close()
  await remove()
})

t.test('a batch worker has jobs in place of loads', async (t) => {
  const worker = await builtWorker(t)
  const measured = measuredHere(worker, 1)
  t.ok('worker' in measured && measured.worker === worker)
  t.ok(((await measured.coldStart?.())?.total ?? 0) > 0)
})
