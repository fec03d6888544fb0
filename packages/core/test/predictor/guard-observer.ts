import t from 'tap'
import { guardObserver } from '../../src/predictor/guard-observer.ts'

t.test('passes everything on', async (t) => {
  const told: unknown[] = []
  const observer = guardObserver({
    health: (health) => told.push(health),
    run: (event) => told.push(event),
    execution: (event) => told.push(event),
    batchingOff: (event) => told.push(event),
  })
  const run = { requests: 1, rows: 1, waitMs: 0, runMs: 1 }
  const execution = { execution: 'inline', runMs: 1 } as const
  observer.health({ state: 'ready' })
  observer.run(run)
  observer.execution(execution)
  observer.batchingOff({ reason: 'rows are mixed' })
  t.same(told, [{ state: 'ready' }, run, execution, { reason: 'rows are mixed' }])
})

t.test('takes an observer that does not care', async () => {
  guardObserver().health({ state: 'ready' })
  guardObserver({}).batchingOff({ reason: 'none' })
})

t.test('what an observer throws becomes a warning', async (t) => {
  const warnings: Error[] = []
  const warn = (warning: Error) => warnings.push(warning)
  process.on('warning', warn)
  t.teardown(() => process.off('warning', warn))
  for (const thrown of [new Error('no disk'), 'no string']) {
    guardObserver({
      health() {
        throw thrown
      },
    }).health({ state: 'ready' })
  }
  await new Promise(setImmediate)
  t.match(
    warnings.map(({ message }) => message),
    ['no disk', "a predictor's observer threw no string"],
  )
})
