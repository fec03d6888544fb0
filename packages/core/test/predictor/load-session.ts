import type { Execution } from '@inferry/core'
import t from 'tap'
import { type LoadSessionOptions, loadSession } from '../../src/predictor/load-session.ts'
import { threadCount } from '../../src/threads/thread-count.ts'
import { openSums } from '../fixtures/open-sums.ts'
import { type SumsOptions, sumsEngine } from '../fixtures/sums-engine.ts'

const both: readonly Execution[] = ['inline', 'isolated']

async function setUp(
  t: Parameters<typeof openSums>[0],
  options: Partial<LoadSessionOptions>,
  sums: SumsOptions = {},
) {
  const engine = sumsEngine({ executions: both, ...sums })
  let warming = 0
  const loaded = await loadSession(await openSums(t), engine, {
    execution: 'auto',
    slowMs: 60_000,
    onWarming: () => void warming++,
    onLost: () => {},
    ...options,
  })
  return { engine, loaded, warming }
}

t.test('a fast model stays inline, with one thread', async (t) => {
  const { engine, loaded, warming } = await setUp(t, {})
  t.equal(loaded.execution, 'inline')
  t.match(engine.loads, [{ execution: 'inline', threads: 1 }])
  t.equal(warming, 1)
})

t.test('a slow model leaves the event loop, with all threads; the first session is closed', async (t) => {
  const { engine, loaded, warming } = await setUp(t, { slowMs: -1 })
  t.equal(loaded.execution, 'isolated')
  t.match(engine.loads, [
    { execution: 'inline', threads: 1 },
    { execution: 'isolated', threads: threadCount() },
  ])
  t.equal(engine.open(), 1)
  t.equal(warming, 2)
  t.equal(
    (await loaded.session.run((await (await openSums(t)).samples())[0]?.inputs ?? {}))['total']?.data[0],
    6,
  )
})

t.test('reports the run that decided', async (t) => {
  const slowInline = (_: unknown, execution: Execution) =>
    execution === 'inline' ? new Promise<void>((resolve) => setTimeout(resolve, 60)) : undefined
  const { loaded } = await setUp(t, { slowMs: 50 }, { onRun: slowInline })
  t.ok((loaded.runMs as number) > 50)
})

t.test('what is told is done', async (t) => {
  for (const execution of both) {
    const { engine, loaded } = await setUp(t, { slowMs: -1, execution, threads: 3 })
    t.equal(loaded.execution, execution)
    t.match(engine.loads, [{ execution, threads: 3 }])
  }
})

t.test('a slow model that must stay inline gets its threads', async (t) => {
  const { engine } = await setUp(t, { slowMs: -1, execution: 'inline' })
  t.match(engine.loads.at(-1), { execution: 'inline', threads: threadCount() })
  t.equal(engine.open(), 1)
})

t.test('a slow model of an engine without threads and executions is loaded once', async (t) => {
  const engine = { ...sumsEngine(), singleThreaded: true }
  const options = { execution: 'auto', slowMs: -1, onWarming: () => {}, onLost: () => {} } as const
  await loadSession(await openSums(t), engine, options)
  t.match(engine.loads, [{ threads: 1 }])
  t.equal(engine.loads.length, 1)
})

t.test('an engine that offers one execution is loaded so', async (t) => {
  const inline = await setUp(t, { execution: 'isolated', threads: 1, slowMs: -1 }, { executions: ['inline'] })
  t.equal(inline.loaded.execution, 'inline')
  const isolated = await setUp(t, { threads: 1, slowMs: -1 }, { executions: ['isolated'] })
  t.equal(isolated.loaded.execution, 'isolated')
  t.equal(isolated.engine.loads.length, 1)
})

t.test('a session that fails its warm-up is closed', async (t) => {
  const engine = sumsEngine()
  const artifact = await openSums(t, { model: { scale: 3 } })
  const options = { execution: 'auto', slowMs: 5, onWarming: () => {}, onLost: () => {} } as const
  await t.rejects(loadSession(artifact, engine, options), { code: 'INVALID_ARTIFACT' })
  t.equal(engine.open(), 0)
})
